// Document 002, "协程泄漏". Leak variant .
// Edits: `case <- other` gets its colon, `other` declared, and main waits and
// reports (as printed main ends at once and shows nothing).
package main

import (
	"fmt"
	"runtime"
	"time"
)

var other = make(chan int)

func task() {
	for {
		select {
		// case <- exit:
		// return
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
	buf := make([]byte, 1<<14)
	fmt.Printf("%s", buf[:runtime.Stack(buf, true)])
}
