package main

import (
	"fmt"
	"unsafe"
)

type T struct {
	a int32
	b string
}

const size = unsafe.Sizeof(T{})
const off = unsafe.Offsetof(T{}.b)

var buf [unsafe.Sizeof(uint64(0)) * 2]byte

type A [size]int8

func called() int { panic("never called") }

func main() {
	fmt.Println(size, off, len(buf), len(A{}))
	const words = (size + 7) / 8
	var arr [words]uintptr
	fmt.Println(len(arr), unsafe.Sizeof(called()), unsafe.Sizeof([3]int{}[called2()]))
	switch unsafe.Sizeof(uintptr(0)) {
	case 8:
		fmt.Println("64 bits")
	case 4:
		fmt.Println("32 bits")
	}
	var x uintptr = unsafe.Sizeof(0)
	fmt.Println(x<<1, int(x)-9)
}

func called2() int { panic("never called") }
