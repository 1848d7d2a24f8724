package main

import (
	"fmt"
	"unsafe"
)

type list struct {
	head *node
}
type node struct {
	next *node
	data [2]uintptr
}

func (l *list) push(v any) {
	n := &struct {
		node
		v any
	}{v: v}
	n.node.next = l.head
	l.head = (*node)(unsafe.Pointer(n))
}

func (l *list) each(f func(any)) {
	type full struct {
		node
		v any
	}
	for n := l.head; n != nil; n = n.next {
		f((*full)(unsafe.Pointer(n)).v)
	}
}

func main() {
	var l list
	for i := 0; i < 5; i++ {
		l.push(fmt.Sprint("v", i))
	}
	l.push(3.5)
	l.each(func(v any) { fmt.Print(v, " ") })
	fmt.Println()
}
