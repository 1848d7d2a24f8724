// One way out of the function forgets to unlock.
package main

import (
	"sync"
	"time"
)

type account struct {
	mu    sync.Mutex
	cents int
}

func (a *account) take(n int) bool {
	a.mu.Lock()
	if n > a.cents {
		return false // still locked
	}
	a.cents -= n
	a.mu.Unlock()
	return true
}

func shop() {
	a := &account{cents: 100}
	go a.take(500)
	for i := 0; i < 3; i++ {
		go func() {
			time.Sleep(time.Millisecond)
			a.take(10)
		}()
	}
}

func main() {
	shop()
	time.Sleep(time.Second)
}
