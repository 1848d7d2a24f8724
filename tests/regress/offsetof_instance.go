// Offsets in a generic struct are those of the instance.
package main

import (
	"fmt"
	"unsafe"
)

type Embedded struct {
	B int
}

type S[K any] struct {
	A K
	Embedded
	C bool
}

func offsets[K any](d *S[K]) (uintptr, uintptr, uintptr) {
	return unsafe.Offsetof(d.B), unsafe.Offsetof((d.Embedded)), unsafe.Offsetof(d.C)
}

func literal[T any](v T) uintptr {
	return unsafe.Offsetof(struct {
		a bool
		f T
	}{f: v}.f)
}

func main() {
	show(offsets(new(S[bool])))   // expect: 8 8 16
	show(offsets(new(S[string]))) // expect: 16 16 24
	show(literal(int32(1)), 0, 0) // expect: 4 0 0
	show(literal("x"), 0, 0)      // expect: 8 0 0
}

func show(a, b, c uintptr) {
	fmt.Println(a, b, c)
}
