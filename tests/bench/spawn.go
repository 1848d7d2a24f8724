// args: 200
// spawn: many goroutines, all blocked on one channel, then released together.
package main

import (
	"fmt"
	"os"
	"runtime"
	"strconv"
)

const defaultSize = 100000

func main() {
	n := size()
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)

	gate := make(chan bool)
	out := make(chan int, 64)
	for i := 0; i < n; i++ {
		go func(id int) {
			<-gate
			out <- id % 10
		}(i)
	}
	runtime.Gosched()
	runtime.ReadMemStats(&after)

	close(gate)
	sum := 0
	for i := 0; i < n; i++ {
		sum += <-out
	}
	if len(os.Args) > 2 && os.Args[2] == "mem" { // report the memory too
		fmt.Println("bytes per goroutine", int(after.Sys-before.Sys)/n, "stacks", int(after.StackInuse-before.StackInuse)/n)
	}
	fmt.Println("spawn", n, sum)
}

func size() int {
	if len(os.Args) > 1 {
		n, err := strconv.Atoi(os.Args[1])
		if err == nil {
			return n
		}
	}
	return defaultSize
}
