package main

import "runtime"

type t struct{ n int }

var done = make(chan int, 1)

func main() {
	runtime.SetFinalizer(&t{}, func(p *t) {
		select {
		case done <- p.n:
		default:
		}
	})
}
