package main

import (
	"fmt"
	"unsafe"
)

type Pair[A, B any] struct {
	A A
	B B
}

func size[T any]() uintptr   { var t T; return unsafe.Sizeof(t) }
func align[T any]() uintptr  { var t T; return unsafe.Alignof(t) }
func off[A, B any]() uintptr { var p Pair[A, B]; return unsafe.Offsetof(p.B) }

func main() {
	fmt.Println(size[int8](), size[string](), size[[5]int16](), size[Pair[byte, int]](), size[any](), size[struct{}]())
	fmt.Println(align[int8](), align[string](), align[Pair[byte, int16]]())
	fmt.Println(off[byte, byte](), off[byte, int16](), off[byte, int32](), off[string, bool](), off[[3]byte, float64]())
}
