package main

import "runtime"

type b struct{ name string }

var done chan struct{}

func main() {
	runtime.SetFinalizer(&b{"x"}, func(p *b) {
		<-done // WANT "this finalizer can block \(a channel receive\); all later finalizers wait behind it"
		println(p.name)
	})
}
