package main

import "runtime"

type n struct{ a, b *n }

func main() {
	x, y, z := &n{}, &n{}, &n{}
	x.a = y
	y.b = z
	z.a, z.b = x, nil
	runtime.SetFinalizer(y, func(p *n) { println(p) }) // WANT "y has a finalizer and reaches itself \(y\.b -> z\.a -> x\.a -> y\): it is never freed"
}
