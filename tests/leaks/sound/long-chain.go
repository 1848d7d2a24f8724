// A chain of goroutines, each waiting for the one started after it: whoever proves anything must walk it
// from its end, and once.
// stress: 97
package main

import (
	"fmt"
	"runtime/debug"
	"time"
)

func link(in, out chan int) { out <- <-in + 1 }

func main() {
	const length = 100_000
	first := make(chan int)
	last := first
	for range length {
		c := make(chan int)
		go link(c, last)
		last = c
	}
	time.Sleep(time.Millisecond)
	debug.LeakReport()
	last <- 0
	fmt.Println(<-first)
}
