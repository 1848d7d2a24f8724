package main

import (
	"fmt"
	"unsafe"
)

func main() {
	a := [4]uint16{1, 2, 3, 4}
	p := unsafe.Pointer(&a[0])
	q := unsafe.Pointer(uintptr(p) + 2*unsafe.Sizeof(a[0]))
	fmt.Println(*(*uint16)(q))
	*(*uint16)(unsafe.Pointer(uintptr(p) + 6)) = 99
	fmt.Println(a)
	fmt.Println(uintptr(unsafe.Pointer(&a[3]))-uintptr(unsafe.Pointer(&a[1])), uintptr(p)%2)
	fmt.Println(uintptr(unsafe.Pointer(nil)), unsafe.Pointer(uintptr(0)) == nil)
	var s struct {
		x byte
		y [3]int32
	}
	fmt.Println(uintptr(unsafe.Pointer(&s.y)) - uintptr(unsafe.Pointer(&s)))
	fmt.Println(uintptr(unsafe.Pointer(&s.y[2])) - uintptr(unsafe.Pointer(&s.x)))
}
