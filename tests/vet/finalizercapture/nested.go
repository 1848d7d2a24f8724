package main

import "runtime"

type node struct{ n int }

func main() {
	n := &node{}
	runtime.SetFinalizer(n, func(p *node) { // WANT "the finalizer of n captures n, which is then never freed; use its parameter"
		defer func() {
			println(n.n)
		}()
	})
}
