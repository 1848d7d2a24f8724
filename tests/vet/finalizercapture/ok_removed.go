package main

import "runtime"

type file struct{ fd int }

func main() {
	f := &file{1}
	g := func() { println(f.fd) }
	runtime.SetFinalizer(f, nil)
	g()
}
