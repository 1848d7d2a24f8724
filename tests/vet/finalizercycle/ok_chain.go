package main

import "runtime"

type x struct{ ptr *x }

func main() {
	a, b, c := &x{}, &x{}, &x{}
	a.ptr = b
	b.ptr = c
	runtime.SetFinalizer(a, func(*x) {})
	runtime.SetFinalizer(c, func(*x) {})
}
