// Document 000, section 2, second program (the select/time.After fix).
// Edits: package, imports and main taken from the first program; main prints
// runtime.NumGoroutine each second so the drop at 2s is visible.
package main

import (
	"runtime"
	"time"
)

func test() {
	c := make(chan int)

	// go func(){
	// 	for range c {
	//  }
	// }()

	for i := 0; i < 10; i++ {
		go func() {
			select {
			case c <- 1:
			case <-time.After(time.Second * 2):
			}
		}()
	}
}

func main() {
	test()

	for i := 0; i < 5; i++ {
		runtime.GC()
		time.Sleep(900 * time.Millisecond)
		println("goroutines:", runtime.NumGoroutine())
	}
}
