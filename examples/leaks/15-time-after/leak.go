// Document 003, case 3, time.After in a loop, made visible. Leak variant .
// Edits: no sleep between the messages, the Println replaced by a counter (so
// that 10000 messages pass within the 3 s of a timer), main measures.
// Differs by version: up to Go 1.22 the timers stay until they fire.
package main

import (
	"fmt"
	"runtime"
	"time"
)

var n int

func goroutineLeak3() {
	ch := make(chan string)
	//接收数据
	go func() {
		for {
			select {
			case <-time.After(3 * time.Second):
				fmt.Println("request timeout")
			case data := <-ch:
				_ = data
				n++
			}
		}
	}()

	//模拟发送数据
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
