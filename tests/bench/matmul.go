// args: 24
// matmul: dense matrix product on [][]float64, the plain triple loop.
package main

import (
	"fmt"
	"os"
	"strconv"
)

const defaultSize = 300

func makeMatrix(n int, seed float64) [][]float64 {
	m := make([][]float64, n)
	for i := range m {
		m[i] = make([]float64, n)
		for j := range m[i] {
			m[i][j] = seed*float64(i-j) + float64(i+j)/float64(n)
		}
	}
	return m
}

func multiply(a, b [][]float64, n int) [][]float64 {
	c := make([][]float64, n)
	for i := 0; i < n; i++ {
		c[i] = make([]float64, n)
		for j := 0; j < n; j++ {
			s := 0.0
			for k := 0; k < n; k++ {
				s += a[i][k] * b[k][j]
			}
			c[i][j] = s
		}
	}
	return c
}

func main() {
	n := size()
	a := makeMatrix(n, 0.5)
	b := makeMatrix(n, 0.25)
	c := multiply(a, b, n)
	trace := 0.0
	for i := 0; i < n; i++ {
		trace += c[i][i] - c[0][i] + c[i][0]
	}
	fmt.Printf("matmul %d %.6f\n", n, trace)
}

func size() int {
	if len(os.Args) > 1 {
		n, err := strconv.Atoi(os.Args[1])
		if err == nil {
			return n
		}
	}
	return defaultSize
}
