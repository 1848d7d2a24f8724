// Document 002, "time.Ticker", second program, stopped.
// Edits: as leak.go, plus `defer t.Stop()`.
package main

import (
	"fmt"
	"runtime"
	"time"
)

var exit = make(chan struct{})

func task() {
	t := time.NewTicker(time.Second)
	defer t.Stop()
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
