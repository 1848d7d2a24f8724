package main

import "runtime"

type x struct{ ptr *x }

func main() {
	a, b := &x{}, &x{}
	a.ptr = b
	b.ptr = a
	runtime.SetFinalizer(a, func(*x) {})
	b.ptr = nil
}
