// Nobody signals after the change.
package main

import (
	"sync"
	"time"
)

type queue struct {
	mu    sync.Mutex
	ready *sync.Cond
	items []int
}

func (q *queue) take() int {
	q.mu.Lock()
	defer q.mu.Unlock()
	for len(q.items) == 0 {
		q.ready.Wait()
	}
	x := q.items[0]
	q.items = q.items[1:]
	return x
}

func (q *queue) put(x int) {
	q.mu.Lock()
	q.items = append(q.items, x)
	q.mu.Unlock() // and no Signal
}

func main() {
	q := &queue{}
	q.ready = sync.NewCond(&q.mu)
	go func() { println(q.take()) }()
	time.Sleep(time.Millisecond)
	q.put(1)
	time.Sleep(time.Second)
}
