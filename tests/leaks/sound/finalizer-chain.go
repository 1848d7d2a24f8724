// A chain is finalized link by link.
package main

import (
	"runtime"
	"time"
)

type node struct{ next *node }

func chain() {
	var head *node
	for i := 0; i < 3; i++ {
		head = &node{head}
		runtime.SetFinalizer(head, func(*node) {})
	}
}

func main() {
	chain()
	runtime.GC()
	time.Sleep(time.Second)
}
