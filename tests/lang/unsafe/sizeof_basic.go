package main

import (
	"fmt"
	"unsafe"
)

func main() {
	var (
		b   bool
		i8  int8
		i16 int16
		i32 int32
		i64 int64
		i   int
		u   uint
		up  uintptr
		f32 float32
		f64 float64
		c64 complex64
		c   complex128
		s   string
		r   rune
		by  byte
	)
	fmt.Println(unsafe.Sizeof(b), unsafe.Sizeof(i8), unsafe.Sizeof(i16), unsafe.Sizeof(i32), unsafe.Sizeof(i64), unsafe.Sizeof(i), unsafe.Sizeof(u), unsafe.Sizeof(up))
	fmt.Println(unsafe.Sizeof(f32), unsafe.Sizeof(f64), unsafe.Sizeof(c64), unsafe.Sizeof(c), unsafe.Sizeof(s), unsafe.Sizeof(r), unsafe.Sizeof(by))
	fmt.Println(unsafe.Alignof(b), unsafe.Alignof(i16), unsafe.Alignof(f32), unsafe.Alignof(c64), unsafe.Alignof(c), unsafe.Alignof(s))
	fmt.Printf("%T %T\n", unsafe.Sizeof(b), unsafe.Alignof(b))
	fmt.Println(unsafe.Sizeof(1), unsafe.Sizeof('a'), unsafe.Sizeof(1.5), unsafe.Sizeof("x"), unsafe.Sizeof(1i), unsafe.Sizeof(true))
}
