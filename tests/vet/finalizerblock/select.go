package main

import "runtime"

type t struct{ n int }

var a, b chan int

func main() {
	x, y := &t{}, &t{}
	runtime.SetFinalizer(x, func(*t) {
		select { // WANT "this finalizer can block \(a select\); all later finalizers wait behind it"
		case <-a:
		case b <- 1:
		}
	})
	runtime.SetFinalizer(y, func(*t) {
		for range a { // WANT "this finalizer can block \(a range over a channel\); all later finalizers wait behind it"
		}
	})
}
