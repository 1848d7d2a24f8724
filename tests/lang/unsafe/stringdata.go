package main

import (
	"fmt"
	"unsafe"
)

func main() {
	s := "abcdef"
	p := unsafe.StringData(s)
	fmt.Println(*p, string(unsafe.Slice(p, 3)))
	t := s[2:]
	fmt.Println(uintptr(unsafe.Pointer(unsafe.StringData(t))) - uintptr(unsafe.Pointer(p)))
	fmt.Println(*(*byte)(unsafe.Add(unsafe.Pointer(p), 4)) == 'e')
	b := unsafe.Slice(unsafe.StringData(t), len(t))
	fmt.Println(b, len(b), cap(b))
	fmt.Println(unsafe.String(unsafe.StringData(t), len(t)) == t)
}
