package main

import (
	"fmt"
	"unsafe"
)

var g struct {
	a int32
	b [4]uint16
	s string
}
var p = unsafe.Pointer(&g.b[1])
var n = 5
var pn = (*uint)(unsafe.Pointer(&n))

func main() {
	*(*uint16)(p) = 7
	g.s = fmt.Sprint("s", 1)
	fmt.Println(g.b, *pn)
	*pn = 9
	fmt.Println(n, *(*string)(unsafe.Add(unsafe.Pointer(&g), unsafe.Offsetof(g.s))))
	fmt.Println(uintptr(p)-uintptr(unsafe.Pointer(&g)), unsafe.Sizeof(g))
}
