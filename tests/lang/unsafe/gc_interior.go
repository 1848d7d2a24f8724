package main

import (
	"fmt"
	"unsafe"
)

type Big struct {
	pad [50]int
	s   string
	p   *int
}

func inner() (unsafe.Pointer, unsafe.Pointer) {
	n := 42
	b := &Big{s: fmt.Sprint("kept", n), p: &n}
	return unsafe.Pointer(&b.s), unsafe.Pointer(&b.p)
}

func churn() {
	for i := 0; i < 200; i++ {
		_ = fmt.Sprint(make([]int, 50)[3])
	}
}

func main() {
	s, p := inner()
	churn()
	fmt.Println(*(*string)(s), **(**int)(p))
	*(*string)(s) = fmt.Sprint("new", 1)
	churn()
	fmt.Println(*(*string)(s))
	m := map[unsafe.Pointer]string{s: "s", p: "p"}
	churn()
	fmt.Println(m[s], m[p], len(m))
}
