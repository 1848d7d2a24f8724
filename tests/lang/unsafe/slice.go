package main

import (
	"fmt"
	"unsafe"
)

func main() {
	arr := [6]int{1, 2, 3, 4, 5, 6}
	s := unsafe.Slice(&arr[1], 3)
	fmt.Println(s, len(s), cap(s))
	s[0] = 20
	fmt.Println(arr)
	s = append(s, 99)
	s[1] = 77
	fmt.Println(arr, s)
	var n int8 = 2
	fmt.Println(unsafe.Slice(&arr[4], n), unsafe.Slice((*int)(nil), 0) == nil)
	x := 5
	one := unsafe.Slice(&x, 1)
	one[0]++
	fmt.Println(x, one)
	e := unsafe.Slice(&x, 0)
	fmt.Println(len(e), cap(e), e == nil)
	str := [2]string{"a", "b"}
	fmt.Println(unsafe.Slice(&str[0], 2))
	z := struct{}{}
	fmt.Println(len(unsafe.Slice(&z, 1000)))
}
