// flags: -virtual-time
// The listing of the goroutineleak profile names the leaked goroutines and no other.
package main

import (
	"bytes"
	"fmt"
	"runtime/pprof"
	"strings"
	"time"
)

func leaks(c chan int) { c <- 1 }

func waits(c chan int) { <-c }

func main() {
	open := make(chan int)
	go waits(open)
	for range 2 {
		go leaks(make(chan int))
	}
	time.Sleep(time.Millisecond)
	for _, name := range []string{"goroutine", "goroutineleak"} {
		var b bytes.Buffer
		pprof.Lookup(name).WriteTo(&b, 2)
		s := b.String()
		fmt.Println(strings.Count(s, "goroutine "), strings.Count(s, "main.leaks("), strings.Count(s, "main.waits("))
	}
	open <- 1
	// expect: 7 2 1
	// expect: 4 2 0
}
