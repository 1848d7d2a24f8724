package main

import (
	"fmt"
	"unsafe"
)

type Padded struct {
	a bool
	b int64
	c bool
}
type Packed struct {
	b    int64
	a, c bool
}
type Empty struct{}
type Tail struct {
	a int32
	e struct{}
}
type Rec struct {
	next *Rec
	vals []Rec
}

func main() {
	fmt.Println(unsafe.Sizeof(Padded{}), unsafe.Sizeof(Packed{}), unsafe.Sizeof(Empty{}), unsafe.Sizeof(Tail{}), unsafe.Sizeof(Rec{}))
	fmt.Println(unsafe.Sizeof([0]int{}), unsafe.Sizeof([3]int16{}), unsafe.Sizeof([4]Padded{}), unsafe.Sizeof([2][3]string{}))
	fmt.Println(unsafe.Sizeof([]int{}), unsafe.Sizeof(map[int]int{}), unsafe.Sizeof(make(chan int)), unsafe.Sizeof(func() {}), unsafe.Sizeof(new(int)))
	var e error
	var a any
	fmt.Println(unsafe.Sizeof(e), unsafe.Sizeof(a), unsafe.Sizeof(unsafe.Pointer(nil)))
	fmt.Println(unsafe.Alignof(Padded{}), unsafe.Alignof([3]int16{}), unsafe.Alignof(Empty{}), unsafe.Alignof(e), unsafe.Alignof(struct {
		a byte
		b uint16
	}{}))
}
