package main

import "runtime/debug"

// What is no object of the heap, and what nothing holds.

var global int

func main() {
	debug.Why(nil)
	debug.Why(5)
	debug.Why("constant")
	debug.Why(&global)
	debug.Why(func() {})
	debug.Why(make([]int, 0))
	debug.Why([]int(nil))
	debug.Why(make([]int, 100))
	p := new([10]int)
	debug.Why(p)
	debug.Why(struct{ a, b *[10]int }{p, nil})
}
