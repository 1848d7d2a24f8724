package main

import "runtime"

type file struct{ fd int }

func (f *file) close() { println(f.fd) }

func cleanup(f *file) { f.close() }

func main() {
	f := &file{1}
	runtime.SetFinalizer(f, (*file).close)
	runtime.SetFinalizer(f, cleanup)
}
