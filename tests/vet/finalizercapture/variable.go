package main

import "runtime"

type conn struct{ id int }

func dial() *conn {
	c := new(conn)
	c.id = 1
	done := func(x *conn) { println(c.id, x.id) }
	runtime.SetFinalizer(c, done) // WANT "the finalizer of c captures c, which is then never freed; use its parameter"
	return c
}

func main() { dial() }
