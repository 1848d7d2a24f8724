// One subscriber stops reading; the publisher waits for it with the lock of all.
package main

import (
	"fmt"
	"sync"
	"time"
)

type Bus struct {
	mu   sync.Mutex
	subs map[string][]chan string
}

func (b *Bus) Subscribe(topic string) <-chan string {
	c := make(chan string, 4)
	b.mu.Lock()
	b.subs[topic] = append(b.subs[topic], c)
	b.mu.Unlock()
	return c
}

func (b *Bus) Publish(topic, msg string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, c := range b.subs[topic] {
		c <- msg
	}
}

var bus = &Bus{subs: map[string][]chan string{}}

func main() {
	slow := bus.Subscribe("news")
	fast := bus.Subscribe("news")
	go func() {
		for m := range fast {
			fmt.Println("fast", m)
		}
	}()
	go func() {
		fmt.Println("slow", <-slow)
		// and never again
	}()
	for i := 0; i < 10; i++ {
		go bus.Publish("news", fmt.Sprint(i))
	}
	time.Sleep(time.Second)
}
