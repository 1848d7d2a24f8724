// A reader that never lets go keeps the writer out, and new readers behind it.
package main

import (
	"sync"
	"time"
)

type table struct {
	mu   sync.RWMutex
	rows map[string]int
}

func use() {
	t := &table{rows: map[string]int{}}
	t.mu.RLock()
	go func() {
		t.mu.Lock()
		t.rows["a"] = 1
		t.mu.Unlock()
	}()
	go func() {
		time.Sleep(time.Millisecond)
		t.mu.RLock()
		println(t.rows["a"])
		t.mu.RUnlock()
	}()
}

func main() {
	use()
	time.Sleep(time.Second)
}
