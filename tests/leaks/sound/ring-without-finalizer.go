// The same ring as in the leaking example, but without finalizers.
package main

import (
	"runtime"
	"time"
)

type node struct {
	data [1 << 16]byte
	next *node
}

func ring() {
	a, b := &node{}, &node{}
	a.next, b.next = b, a
}

func main() {
	for i := 0; i < 10; i++ {
		ring()
	}
	runtime.GC()
	time.Sleep(time.Second)
}
