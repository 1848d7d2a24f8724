// Document 002, "time.Ticker", second program. Leak variant .
// Edits: `exit` declared; main runs 10000 tasks, lets them return and counts what
// stayed behind (as printed main ends at once and shows nothing).
// Differs by version: up to Go 1.22 the tickers stay, from 1.23 they are collected.
package main

import (
	"fmt"
	"runtime"
	"time"
)

var exit = make(chan struct{})

func task() {
	t := time.NewTicker(time.Second)
	for {
		select {
		case <-t.C:
			// do something
		case <-exit:
			return
		}
	}
}

func main() {
	heap := func() int {
		var m runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&m)
		return int(m.HeapObjects)
	}
	warm := make(chan int) // goroutine descriptors stay in the heap: make them first
	for i := 0; i < 10000; i++ {
		go func() { <-warm }()
	}
	time.Sleep(100 * time.Millisecond)
	close(warm)
	time.Sleep(100 * time.Millisecond)
	heap()
	base := heap()
	for i := 0; i < 10000; i++ {
		go task()
	}
	time.Sleep(200 * time.Millisecond)
	close(exit)
	time.Sleep(200 * time.Millisecond)
	heap()
	left := heap() - base
	fmt.Println("goroutines:", runtime.NumGoroutine())
	fmt.Println("tickers (timer + channel) still in the heap:", (left+20000)/30000*10000)
}
