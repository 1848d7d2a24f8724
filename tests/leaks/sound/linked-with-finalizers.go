// Linked structures with finalizers on a handle outside the ring: they run, nothing stays.
package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
)

type node struct {
	next, prev *node
	data       [1000]byte
}

type ring struct{ *node }

func newRing(n int) *ring {
	first := &node{}
	first.next, first.prev = first, first
	for range n {
		x := &node{next: first, prev: first.prev}
		x.prev.next, first.prev = x, x
	}
	r := &ring{first}
	runtime.SetFinalizer(r, func(r *ring) { closed++; r.node = nil })
	return r
}

var closed int

type chain struct {
	below *chain
	data  [500]byte
}

func main() {
	keep := newRing(20)
	for range 5 {
		newRing(10)
	}
	var top *chain
	for range 10 {
		top = &chain{below: top}
		runtime.SetFinalizer(top, func(c *chain) { c.below = nil })
	}
	runtime.GC()
	debug.LeakReport()
	runtime.GC()
	runtime.Gosched()
	fmt.Println(closed, keep.next != nil, top.below != nil)
	runtime.KeepAlive(keep)
}
