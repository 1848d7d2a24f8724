package main

import "runtime"

type x struct{ ptr *x }
type handle struct{ of *x }

func main() {
	a, b := &x{}, &x{}
	a.ptr, b.ptr = b, a
	h := &handle{a}
	runtime.SetFinalizer(h, func(h *handle) { println(h.of) })
}
