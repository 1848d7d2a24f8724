// Entries that delete themselves.
package main

import (
	"fmt"
	"runtime/debug"
	"sync"
	"time"
)

var cache sync.Map

func put(k int, ttl time.Duration) {
	cache.Store(k, make([]byte, 2000))
	time.AfterFunc(ttl, func() { cache.Delete(k) })
}

func main() {
	for round := 0; round < 3; round++ {
		for i := 0; i < 200; i++ {
			put(round*1000+i, time.Minute)
		}
		time.Sleep(2 * time.Minute)
		debug.LeakReport()
	}
	n := 0
	cache.Range(func(k, v any) bool { n++; return true })
	fmt.Println(n)
}
