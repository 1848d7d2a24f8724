package main

import (
	"fmt"
	"unsafe"
)

type Node struct {
	next unsafe.Pointer
	val  int
}

func build(n int) unsafe.Pointer {
	var head unsafe.Pointer
	for i := 0; i < n; i++ {
		head = unsafe.Pointer(&Node{head, i})
	}
	return head
}

func main() {
	head := build(100)
	var garbage [][]byte
	for i := 0; i < 100; i++ {
		garbage = append(garbage, make([]byte, 1000))
		if i%10 == 0 {
			garbage = nil
		}
	}
	sum := 0
	for p := head; p != nil; p = (*Node)(p).next {
		sum += (*Node)(p).val
	}
	fmt.Println(sum, len(garbage))
	s := []string{fmt.Sprint("a", 1), fmt.Sprint("b", 2)}
	inner := unsafe.Pointer(&s[1])
	s = nil
	for i := 0; i < 50; i++ {
		_ = make([]string, 100)
	}
	fmt.Println(*(*string)(inner))
}
