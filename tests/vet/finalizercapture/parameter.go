package main

import "runtime"

type res struct{ free func() }

func track(r *res) {
	runtime.SetFinalizer(r, func(_ *res) { r.free() }) // WANT "the finalizer of r captures r, which is then never freed; use its parameter"
}

func main() { track(&res{}) }
