package main

import (
	"fmt"
	"unsafe"
)

func main() {
	s := []int{1, 2, 3}
	p := unsafe.SliceData(s)
	fmt.Println(*p, p == &s[0])
	*p = 9
	fmt.Println(s)
	var nilS []int
	fmt.Println(unsafe.SliceData(nilS) == nil)
	empty := make([]int, 0, 4)
	q := unsafe.SliceData(empty)
	fmt.Println(q != nil, q == &empty[:1][0])
	*q = 8
	fmt.Println(empty[:1])
	b := unsafe.Slice(unsafe.SliceData(s[1:]), 2)
	b[0] = 22
	fmt.Println(s)
	fmt.Println(unsafe.SliceData([]string{"x", "y"}) != nil)
}
