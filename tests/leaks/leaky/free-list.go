// A free list that keeps what it has handed out.
package main

import (
	"fmt"
	"runtime/debug"
	"sync"
	"time"
)

type obj struct{ b [8 << 10]byte }

// a free list that clears, a pool, batches
type freeList struct{ items []*obj }

func (f *freeList) get() *obj {
	n := len(f.items)
	if n == 0 {
		return new(obj)
	}
	o := f.items[n-1]
	f.items = f.items[:n-1]
	return o
}
func (f *freeList) put(o *obj) { f.items = append(f.items, o) }

var free freeList
var batch []*obj
var pool = sync.Pool{New: func() any { return new(obj) }}
var sizes = make(map[string]int, 100)

type task struct {
	at time.Time
	f  func()
}
type sched struct {
	mu    sync.Mutex
	timer *time.Timer
	q     []task
}

func (s *sched) run() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.q) > 0 {
		s.q[0].f()
		s.q = append(s.q[:0], s.q[1:]...)
		s.timer.Reset(time.Second)
	}
}

func newSched() *sched {
	s := &sched{}
	s.timer = time.AfterFunc(time.Second, s.run)
	return s
}

var global = newSched()

func main() {
	var held []*obj
	for i := 0; i < 30; i++ {
		held = append(held, free.get())
	}
	for _, o := range held {
		free.put(o)
	}
	held = nil
	for i := 0; i < 10; i++ {
		held = append(held, free.get())
	}
	for i := range 3 {
		batch = batch[:0]
		for range 10 {
			batch = append(batch, new(obj))
		}
		sizes[fmt.Sprint(i)] = len(batch)
	}
	o := pool.Get().(*obj)
	pool.Put(o)
	for i := range 5 {
		global.mu.Lock()
		global.q = append(global.q, task{time.Now(), func() { fmt.Println("task", i) }})
		global.mu.Unlock()
	}
	time.Sleep(3500 * time.Millisecond)
	debug.LeakReport()
	fmt.Println(len(held), len(batch))
}
