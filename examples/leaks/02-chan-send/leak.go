// Document 000, section 2 "Goroutine Leak", first program. Leak variant.
// Edit: none (verbatim).
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
			c <- 1
		}()
	}
}

func main() {
	test()

	for i := 0; i < 10; i++ {
		runtime.GC()
		time.Sleep(time.Second)
	}
}
