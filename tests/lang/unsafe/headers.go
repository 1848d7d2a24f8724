package main

import (
	"fmt"
	"unsafe"
)

type sliceHeader struct {
	data     unsafe.Pointer
	len, cap int
}
type stringHeader struct {
	data unsafe.Pointer
	len  int
}

func main() {
	s := make([]int32, 2, 5)
	h := (*sliceHeader)(unsafe.Pointer(&s))
	fmt.Println(h.len, h.cap, h.data == unsafe.Pointer(&s[0]))
	h.len = 4
	s[3] = 7
	fmt.Println(s, len(s))
	str := "gopher"
	sh := (*stringHeader)(unsafe.Pointer(&str))
	fmt.Println(sh.len)
	sh.len = 2
	fmt.Println(str)
	b := []byte{'x', 'y', 'z'}
	bs := *(*string)(unsafe.Pointer(&b))
	fmt.Println(bs, len(bs))
	var made []byte
	mh := (*sliceHeader)(unsafe.Pointer(&made))
	mh.data, mh.len, mh.cap = unsafe.Pointer(&b[1]), 2, 2
	fmt.Println(string(made))
}
