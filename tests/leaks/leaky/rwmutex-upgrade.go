// A reader wants to write, and keeps everybody out.
package main

import (
	"fmt"
	"sync"
	"time"
)

type config struct {
	mu sync.RWMutex
	v  map[string]string
}

func (c *config) get(k string) string {
	c.mu.RLock()
	defer c.mu.RUnlock()
	if v, ok := c.v[k]; ok {
		return v
	}
	c.mu.Lock() // never: it reads itself
	c.v[k] = "default"
	c.mu.Unlock()
	return c.v[k]
}

var conf = &config{v: map[string]string{"a": "1"}}

func main() {
	fmt.Println(conf.get("a"))
	go func() { fmt.Println(conf.get("b")) }()
	time.Sleep(10 * time.Millisecond)
	go func() { fmt.Println(conf.get("a")) }()
	time.Sleep(2 * time.Second)
}
