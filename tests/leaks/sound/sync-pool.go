// Buffers of a sync.Pool are cut to nothing and grow again; one is in use during the report.
package main

import (
	"fmt"
	"runtime/debug"
	"sync"
)

var pool = sync.Pool{New: func() any { b := make([]byte, 0, 32<<10); return &b }}

func work(n int) int {
	b := pool.Get().(*[]byte)
	defer func() {
		*b = (*b)[:0]
		pool.Put(b)
	}()
	for i := range n {
		*b = append(*b, byte(i))
	}
	head := (*b)[:10]
	if n == 500 {
		debug.LeakReport()
	}
	return len(head) + len(*b)
}

func main() {
	sum := 0
	for i := range 1000 {
		sum += work(10 + i)
	}
	debug.LeakReport()
	fmt.Println(sum)
}
