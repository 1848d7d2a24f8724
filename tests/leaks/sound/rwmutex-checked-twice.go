// Looks again once it may write.
package main

import (
	"fmt"
	"sync"
)

type config struct {
	mu sync.RWMutex
	v  map[string]string
}

func (c *config) get(k string) string {
	c.mu.RLock()
	v, ok := c.v[k]
	c.mu.RUnlock()
	if ok {
		return v
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if v, ok := c.v[k]; ok {
		return v
	}
	c.v[k] = "default"
	return c.v[k]
}

var conf = &config{v: map[string]string{"a": "1"}}

func main() {
	var wg sync.WaitGroup
	for i := 0; i < 10; i++ {
		wg.Add(1)
		go func() { defer wg.Done(); conf.get(fmt.Sprint(i % 3)) }()
	}
	wg.Wait()
	fmt.Println(len(conf.v))
}
