// The finalizer uses the variable, not its parameter.
package main

import (
	"runtime"
	"time"
)

type file struct {
	name string
	buf  [8192]byte
}

func open(name string) *file {
	f := &file{name: name}
	runtime.SetFinalizer(f, func(*file) { println("closing", f.name) })
	return f
}

func main() {
	println(open("a").name)
	println(open("b").name)
	runtime.GC()
	time.Sleep(time.Second)
	runtime.GC()
}
