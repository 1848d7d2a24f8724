package main

import "runtime"

type buf [64]byte

func main() {
	var b buf
	runtime.SetFinalizer(&b, func(p *buf) { // WANT "the finalizer of b captures b, which is then never freed; use its parameter"
		println(len(b), p != nil)
	})
}
