package main

import "runtime"

type file struct{ fd int }

func open(fd int) *file {
	f := &file{fd}
	runtime.SetFinalizer(f, func(*file) { // WANT "the finalizer of f captures f, which is then never freed; use its parameter"
		println("close", f.fd)
	})
	return f
}

func main() { open(1) }
