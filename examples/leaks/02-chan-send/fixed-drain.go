// Document 000, section 2, prose: scan goroutine stacks with runtime.Stack and
// drain with a "/dev/null hole" receiver when one stays in "chan send".
// Edit: written from the prose; the threshold is one observation.
package main

import (
	"fmt"
	"runtime"
	"strings"
	"time"
)

var c = make(chan int)

func test() {
	for i := 0; i < 10; i++ {
		go func() {
			c <- 1
		}()
	}
}

func stuck() int {
	buf := make([]byte, 1<<16)
	n := runtime.Stack(buf, true)
	return strings.Count(string(buf[:n]), "[chan send")
}

func main() {
	test()
	time.Sleep(50 * time.Millisecond)
	n := stuck()
	fmt.Println("stuck in chan send:", n)
	for i := 0; i < n; i++ {
		<-c // the hole
	}
	time.Sleep(50 * time.Millisecond)
	fmt.Println("stuck in chan send:", stuck())
	fmt.Println("goroutines:", runtime.NumGoroutine())
}
