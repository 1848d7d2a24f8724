package main

import "runtime"

type t struct{ n int }

var done chan int

func main() {
	runtime.SetFinalizer(&t{}, func(p *t) {
		go func() {
			<-done
			println("closed")
		}()
	})
}
