package main

import (
	"fmt"
	"unsafe"
)

type Z struct{}

func main() {
	var a Z
	var b [0]int
	fmt.Println(unsafe.Sizeof(a), unsafe.Sizeof(b), unsafe.Alignof(a), unsafe.Alignof(b), unsafe.Sizeof([1000]Z{}))
	p := unsafe.Pointer(&a)
	*(*Z)(p) = Z{}
	fmt.Println(p != nil, unsafe.Pointer(&b) != nil)
	type T struct {
		x int32
		z Z
	}
	var t T
	fmt.Println(unsafe.Sizeof(t), unsafe.Offsetof(t.z))
	s := make([]Z, 5)
	fmt.Println(len(s), unsafe.SliceData(s) != nil)
}
