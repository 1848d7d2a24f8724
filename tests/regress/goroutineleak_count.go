// Count of a leak profile is goroutines, not stacks.
package main

import (
	"fmt"
	"runtime"
	"runtime/pprof"
)

func main() {
	for i := 0; i < 3; i++ {
		go func() { <-make(chan int) }()
	}
	runtime.Gosched()
	fmt.Println(pprof.Lookup("goroutineleak").Count(), pprof.Lookup("goroutine").Count()) // expect: 3 4
}
