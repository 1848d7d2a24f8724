package main

import "runtime"

type t struct{ later func() }

var ch chan int

func main() {
	runtime.SetFinalizer(&t{}, func(p *t) {
		p.later = func() { <-ch }
		if x, ok := any(p).(interface{ TryLock() bool }); ok {
			x.TryLock()
		}
	})
}
