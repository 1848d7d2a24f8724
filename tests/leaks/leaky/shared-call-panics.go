// Everybody waits for a call that ended in a panic.
package main

import (
	"fmt"
	"sync"
	"time"
)

type call struct {
	wg  sync.WaitGroup
	val string
}

type group struct {
	mu sync.Mutex
	m  map[string]*call
}

func (g *group) do(k string, f func() string) string {
	g.mu.Lock()
	if c := g.m[k]; c != nil {
		g.mu.Unlock()
		c.wg.Wait()
		return c.val
	}
	c := &call{}
	c.wg.Add(1)
	g.m[k] = c
	g.mu.Unlock()
	c.val = f()
	c.wg.Done() // not reached when f panics
	return c.val
}

var calls = &group{m: map[string]*call{}}

func handler(i int) {
	defer func() { recover() }()
	calls.do("k", func() string {
		time.Sleep(10 * time.Millisecond)
		panic("backend gone")
	})
}

func main() {
	for i := 0; i < 5; i++ {
		go handler(i)
	}
	time.Sleep(2 * time.Second)
	fmt.Println("ok")
}
