package main

import (
	"fmt"
	"unsafe"
)

func main() {
	b := []byte("hello world")
	s := unsafe.String(&b[0], 5)
	fmt.Println(s, len(s))
	fmt.Println(unsafe.String(&b[6], 5), unsafe.String(nil, 0) == "")
	n := uint16(3)
	fmt.Println(unsafe.String(unsafe.SliceData(b), n))
	m := map[string]int{unsafe.String(&b[0], 5): 1}
	fmt.Println(m["hello"], s == "hello", s+"!", s[1:3])
	for i, r := range unsafe.String(&b[0], 2) {
		fmt.Print(i, string(r), " ")
	}
	fmt.Println()
}
