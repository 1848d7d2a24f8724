package main

import "runtime"

type x struct {
	v int
	p *x
}

func main() {
	a, b := x{}, x{}
	a.v = b.v
	b = a
	a = b
	runtime.SetFinalizer(&a, func(*x) {})
	runtime.SetFinalizer(&a, nil)
}
