package main

import (
	"fmt"
	"unsafe"
)

type Matrix struct {
	rows, cols int
	data       *float64
}

func NewMatrix(r, c int) Matrix {
	s := make([]float64, r*c)
	return Matrix{r, c, unsafe.SliceData(s)}
}

func (m Matrix) at(i, j int) *float64 {
	return (*float64)(unsafe.Add(unsafe.Pointer(m.data), uintptr(i*m.cols+j)*unsafe.Sizeof(float64(0))))
}

func main() {
	a, b, c := NewMatrix(3, 3), NewMatrix(3, 3), NewMatrix(3, 3)
	for i := 0; i < 3; i++ {
		for j := 0; j < 3; j++ {
			*a.at(i, j) = float64(i + j)
			*b.at(i, j) = float64(i * j)
		}
	}
	for i := 0; i < 3; i++ {
		for j := 0; j < 3; j++ {
			for k := 0; k < 3; k++ {
				*c.at(i, j) += *a.at(i, k) * *b.at(k, j)
			}
		}
	}
	fmt.Println(unsafe.Slice(c.data, 9))
}
