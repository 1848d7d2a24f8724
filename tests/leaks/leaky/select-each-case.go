// Each case of a stuck select with its channel: one nobody has, one a package variable holds, one full.
package main

import (
	"errors"
	"time"
)

var stop = make(chan struct{})

func serve(in chan string, out chan<- error) {
	select {
	case s := <-in:
		println(s)
	case out <- errors.New("late"):
	case <-stop:
	}
}

func start() {
	in, out := make(chan string), make(chan error, 1)
	out <- nil
	go serve(in, out)
}

func main() {
	start()
	time.Sleep(time.Second)
}
