// Slow subscribers miss messages, and leave.
package main

import (
	"fmt"
	"sync"
	"time"
)

type Bus struct {
	mu   sync.RWMutex
	subs map[int]chan string
	next int
}

func (b *Bus) Subscribe() (<-chan string, func()) {
	b.mu.Lock()
	defer b.mu.Unlock()
	id, c := b.next, make(chan string, 2)
	b.next++
	b.subs[id] = c
	return c, func() {
		b.mu.Lock()
		defer b.mu.Unlock()
		if _, ok := b.subs[id]; ok {
			delete(b.subs, id)
			close(c)
		}
	}
}

func (b *Bus) Publish(m string) {
	b.mu.RLock()
	defer b.mu.RUnlock()
	for _, c := range b.subs {
		select {
		case c <- m:
		default:
		}
	}
}

var bus = &Bus{subs: map[int]chan string{}}

func main() {
	var wg sync.WaitGroup
	for i := 0; i < 3; i++ {
		c, cancel := bus.Subscribe()
		wg.Add(1)
		go func() {
			defer wg.Done()
			defer cancel()
			for n := 0; n < 2; n++ {
				<-c
			}
		}()
	}
	for i := 0; i < 5; i++ {
		bus.Publish(fmt.Sprint(i))
		time.Sleep(time.Millisecond)
	}
	wg.Wait()
	fmt.Println(len(bus.subs))
}
