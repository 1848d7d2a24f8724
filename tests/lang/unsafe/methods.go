package main

import (
	"fmt"
	"unsafe"
)

type T struct{ n int }

func (t *T) Inc()    { t.n++ }
func (t T) Get() int { return t.n }

type U T

func (u *U) Double() { u.n *= 2 }

func main() {
	t := T{5}
	p := unsafe.Pointer(&t)
	(*T)(p).Inc()
	(*U)(p).Double()
	fmt.Println(t.Get(), (*T)(p).Get())
	f := (*T)(p).Inc
	f()
	fmt.Println(t.n)
	var i interface{ Get() int } = (*T)(p)
	t.n = 100
	fmt.Println(i.Get())
}
