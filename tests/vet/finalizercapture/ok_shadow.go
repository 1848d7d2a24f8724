package main

import "runtime"

type file struct{ fd int }

func main() {
	f := &file{1}
	runtime.SetFinalizer(f, func(p *file) {
		f := p.fd
		println(f)
	})
}
