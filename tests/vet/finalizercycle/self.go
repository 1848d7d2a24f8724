package main

import "runtime"

type ring struct{ next *ring }

func main() {
	r := &ring{}
	r.next = r
	runtime.SetFinalizer(r, func(*ring) {}) // WANT "r has a finalizer and reaches itself \(r\.next -> r\): it is never freed"
}
