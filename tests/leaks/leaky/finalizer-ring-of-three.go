// a -> b -> c -> a, one finalizer.
package main

import (
	"runtime"
	"time"
)

type node struct {
	data [4096]byte
	next *node
}

func ring() {
	a, b, c := &node{}, &node{}, &node{}
	a.next, b.next, c.next = b, c, a
	runtime.SetFinalizer(b, func(*node) { println("freed") })
}

func main() {
	for i := 0; i < 5; i++ {
		ring()
	}
	runtime.GC()
	time.Sleep(time.Second)
	runtime.GC()
}
