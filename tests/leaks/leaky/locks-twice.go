// A method that locks calls another that does.
package main

import (
	"fmt"
	"sync"
	"time"
)

type store struct {
	mu sync.Mutex
	m  map[string]int
}

func (s *store) get(k string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.m[k]
}

func (s *store) inc(k string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.m[k] = s.get(k) + 1
}

func main() {
	go func() {
		s := &store{m: map[string]int{}}
		s.inc("a")
	}()
	time.Sleep(time.Second)
	fmt.Println("still here")
}
