// Document 003, case 3, NewTimer + Reset, measured like 39.
// Edits: as leak.go.
package main

import (
	"fmt"
	"runtime"
	"time"
)

var n int

func goroutineLeak3() {
	ch := make(chan string)
	go func() {
		timer := time.NewTimer(3 * time.Second)
		defer timer.Stop()
		for {
			timer.Reset(3 * time.Second)
			select {
			case <-timer.C:
				fmt.Println("request timeout")
			case data := <-ch:
				_ = data
				n++
			}
		}
	}()

	for i := 0; i < 10000; i++ {
		ch <- "ok"
	}
}

func main() {
	objects := func() int {
		var m runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&m)
		return int(m.HeapObjects)
	}
	base := objects()
	goroutineLeak3()
	fmt.Println("timers (timer + channel) still in the heap:", (objects()-base+20000)/30000*10000)
	fmt.Println("received:", n)
	time.Sleep(3500 * time.Millisecond)
	fmt.Println("after 3.5s:", (objects()-base+20000)/30000*10000)
}
