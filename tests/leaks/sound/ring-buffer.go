// A ring buffer of pointers: slots that were read are cleared.
package main

import (
	"fmt"
	"runtime/debug"
)

type message struct{ body [1500]byte }

type ring[T any] struct {
	buf        []T
	head, size int
}

func newRing[T any](n int) *ring[T] { return &ring[T]{buf: make([]T, n)} }

func (r *ring[T]) push(x T) bool {
	if r.size == len(r.buf) {
		return false
	}
	r.buf[(r.head+r.size)%len(r.buf)] = x
	r.size++
	return true
}

func (r *ring[T]) pop() (x T, ok bool) {
	if r.size == 0 {
		return x, false
	}
	var zero T
	x, r.buf[r.head] = r.buf[r.head], zero
	r.head = (r.head + 1) % len(r.buf)
	r.size--
	return x, true
}

func (r *ring[T]) all() [][]T {
	first := r.buf[r.head:min(r.head+r.size, len(r.buf))]
	return [][]T{first, r.buf[:r.size-len(first)]}
}

func main() {
	r := newRing[*message](16)
	for i := range 100 {
		for r.push(new(message)) {
		}
		for range 5 + i%7 {
			r.pop()
		}
		if i == 50 {
			debug.LeakReport()
		}
	}
	parts := r.all()
	debug.LeakReport()
	fmt.Println(len(parts[0])+len(parts[1]), r.size)
}
