// exit: 2
// flags: -diag=full
// The full report of a deadlock says who waits for what, and where that was made.
package main

import "sync"

func work(c chan<- int, i int) { c <- i }

func main() {
	full := make(chan int, 2)
	full <- 1
	full <- 2
	done := make(chan bool)
	var none chan string
	var mu sync.Mutex
	mu.Lock()
	for i := range 6 {
		go work(full, i)
	}
	go func() { <-none }()
	go func() { mu.Lock() }()
	go func() {
		select {
		case <-done:
		case full <- 1:
		case <-none:
		}
	}()
	go func() { select {} }()
	<-done
}
