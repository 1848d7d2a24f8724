package main

import "runtime"

type x struct {
	data [64]byte
	ptr  *x
}

func main() {
	var a, b x
	a.ptr = &b
	b.ptr = &a
	runtime.SetFinalizer(&a, func(*x) {}) // WANT "a has a finalizer and reaches itself \(a\.ptr -> b\.ptr -> a\): it is never freed"
	runtime.SetFinalizer(&b, func(*x) {}) // WANT "b has a finalizer and reaches itself \(b\.ptr -> a\.ptr -> b\): it is never freed"
}
