// A pointer to itself does no harm.
package main

import (
	"runtime"
	"time"
)

type node struct{ self *node }

func make1() {
	n := &node{}
	n.self = n
	runtime.SetFinalizer(n, func(*node) { println("freed") })
}

func main() {
	make1()
	runtime.GC()
	time.Sleep(time.Second)
}
