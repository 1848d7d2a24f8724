package main

import (
	"fmt"
	"unsafe"
)

type Arena struct {
	buf []byte
	off uintptr
}

func New[T any](a *Arena) *T {
	var t T
	align := unsafe.Alignof(t)
	a.off = (a.off + align - 1) &^ (align - 1)
	p := (*T)(unsafe.Pointer(&a.buf[a.off]))
	a.off += unsafe.Sizeof(t)
	return p
}

func main() {
	a := &Arena{buf: make([]byte, 256)}
	x := New[int64](a)
	b := New[byte](a)
	f := New[float32](a)
	p := New[struct{ X, Y int16 }](a)
	*x, *b, *f = 1<<40+5, 7, 2.5
	p.X, p.Y = -1, 300
	fmt.Println(*x, *b, *f, *p, a.off)
	fmt.Println(a.buf[:20])
}
