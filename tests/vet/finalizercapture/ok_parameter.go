package main

import "runtime"

type file struct{ fd int }

func main() {
	f := &file{1}
	runtime.SetFinalizer(f, func(f *file) { println(f.fd) })
	runtime.SetFinalizer(f, func(p *file) { println(p.fd) })
}
