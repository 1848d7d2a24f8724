package main

import (
	"fmt"
	"unsafe"
)

func try(name string, f func()) {
	defer func() { fmt.Println(name, recover()) }()
	f()
}

func main() {
	try("int", func() { _ = *(*int)(unsafe.Pointer(nil)) })
	try("zero", func() { *(*string)(unsafe.Pointer(uintptr(0))) = "x" })
	var p unsafe.Pointer
	try("field", func() {
		type T struct{ a, b int }
		(*T)(p).b = 1
	})
	try("index", func() { _ = (*[4]int)(p)[2] })
	try("range", func() { n := 7; _ = (*[4]int)(unsafe.Pointer(&[4]int{}))[n] })
}
