package main

import (
	"fmt"
	"unsafe"
)

func add(a, b int) int { return a + b }

func main() {
	f := add
	w := *(*unsafe.Pointer)(unsafe.Pointer(&f))
	g := *(*func(int, int) int)(unsafe.Pointer(&w))
	fmt.Println(g(2, 3), w != nil)
	n := 10
	h := func(x int) int { n += x; return n }
	hw := *(*unsafe.Pointer)(unsafe.Pointer(&h))
	k := *(*func(int) int)(unsafe.Pointer(&hw))
	fmt.Println(k(1), h(1), n)
	var z func()
	fmt.Println(*(*unsafe.Pointer)(unsafe.Pointer(&z)) == nil)
}
