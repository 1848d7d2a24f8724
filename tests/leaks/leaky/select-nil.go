// Both channels of the select were never made.
package main

import "time"

type conn struct{ in, out chan int }

func (c *conn) serve() {
	select {
	case v := <-c.in:
		println(v)
	case c.out <- 1:
	}
}

func main() {
	c := &conn{}
	go c.serve()
	time.Sleep(time.Second)
	println(c.in == nil)
}
