// Document 000, section 2, first program with its commented reader switched on.
// Edits: the reader is uncommented; 10 x 1s shortened to 2 x 0.1s; the last
// line reports what is left. The senders end, but the reader itself now leaks
// (nobody closes c).
package main

import (
	"runtime"
	"time"
)

func test() {
	c := make(chan int)

	go func() {
		for range c {
		}
	}()

	for i := 0; i < 10; i++ {
		go func() {
			c <- 1
		}()
	}
}

func main() {
	test()

	for i := 0; i < 2; i++ {
		runtime.GC()
		time.Sleep(100 * time.Millisecond)
	}
	println("goroutines:", runtime.NumGoroutine())
}
