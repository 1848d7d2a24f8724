package main

import (
	"fmt"
	"unsafe"
)

type In struct {
	A byte
	B uint32
}
type T struct {
	X int8
	Y int16
	Z int32
	In
	P *In
	S string
	L []byte
	I any
	Q [3]byte
	W float64
}

func main() {
	var t T
	fmt.Println(unsafe.Offsetof(t.X), unsafe.Offsetof(t.Y), unsafe.Offsetof(t.Z), unsafe.Offsetof(t.In), unsafe.Offsetof(t.P), unsafe.Offsetof(t.S))
	fmt.Println(unsafe.Offsetof(t.L), unsafe.Offsetof(t.I), unsafe.Offsetof(t.Q), unsafe.Offsetof(t.W), unsafe.Sizeof(t))
	fmt.Println(unsafe.Offsetof(t.A), unsafe.Offsetof(t.B), unsafe.Offsetof(t.In.B))
	pt := &t
	fmt.Println(unsafe.Offsetof(pt.Q), unsafe.Offsetof((*pt).W))
	fmt.Println(unsafe.Offsetof(t.P.B))
}
