package main

import "runtime"

type conn struct{ out chan int }

func bye(c *conn) {
	if c.out != nil {
		c.out <- 1 // WANT "this finalizer can block \(a channel send\); all later finalizers wait behind it"
	}
}

func main() {
	c := &conn{}
	runtime.SetFinalizer(c, bye)
}
