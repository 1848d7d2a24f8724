// Document 002, "协程泄漏" with the commented exit case switched on.
// Edits: as leak.go; `exit` declared and closed by main.
package main

import (
	"fmt"
	"runtime"
	"time"
)

var other = make(chan int)
var exit = make(chan struct{})

func task() {
	for {
		select {
		case <-exit:
			return
		case <-other:
			//do task
		}
	}
}

func main() {
	go task()
	other <- 1
	time.Sleep(20 * time.Millisecond)
	fmt.Println("goroutines:", runtime.NumGoroutine())
	close(exit)
	time.Sleep(20 * time.Millisecond)
	fmt.Println("goroutines:", runtime.NumGoroutine())
}
