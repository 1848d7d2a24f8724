// Calls shared, put off, broadcast; a ticker whose goroutine is told to stop.
package main

import (
	"fmt"
	"sync"
	"sync/atomic"
	"time"
)

// circuit breaker, debounce, singleflight, ring of workers with steal, broadcast by close
type flight struct {
	wg  sync.WaitGroup
	val int
}
type group struct {
	mu sync.Mutex
	m  map[string]*flight
}

func (g *group) do(k string, f func() int) int {
	g.mu.Lock()
	if c, ok := g.m[k]; ok {
		g.mu.Unlock()
		c.wg.Wait()
		return c.val
	}
	c := new(flight)
	c.wg.Add(1)
	g.m[k] = c
	g.mu.Unlock()
	c.val = f()
	c.wg.Done()
	g.mu.Lock()
	delete(g.m, k)
	g.mu.Unlock()
	return c.val
}

type debouncer struct {
	mu sync.Mutex
	t  *time.Timer
}

func (d *debouncer) call(f func()) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.t != nil {
		d.t.Stop()
	}
	d.t = time.AfterFunc(50*time.Millisecond, f)
}

type broadcaster struct {
	mu sync.Mutex
	c  chan struct{}
}

func (b *broadcaster) wait() <-chan struct{} {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.c
}
func (b *broadcaster) fire() {
	b.mu.Lock()
	defer b.mu.Unlock()
	close(b.c)
	b.c = make(chan struct{})
}

var flights = &group{m: map[string]*flight{}}

func main() {
	var n atomic.Int64
	var wg sync.WaitGroup
	for range 10 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			n.Add(int64(flights.do("k", func() int { time.Sleep(time.Millisecond); return 1 })))
		}()
	}
	wg.Wait()
	var d debouncer
	for range 5 {
		d.call(func() { n.Add(100) })
		time.Sleep(10 * time.Millisecond)
	}
	time.Sleep(100 * time.Millisecond)
	b := &broadcaster{c: make(chan struct{})}
	for range 3 {
		wg.Add(1)
		c := b.wait()
		go func() { defer wg.Done(); <-c }()
	}
	time.Sleep(time.Millisecond)
	b.fire()
	wg.Wait()
	stop := make(chan struct{})
	res := make(chan int)
	go func() {
		t := time.NewTicker(time.Millisecond)
		defer t.Stop()
		for i := 0; ; i++ {
			select {
			case <-t.C:
				select {
				case res <- i:
				case <-stop:
					return
				}
			case <-stop:
				return
			}
		}
	}()
	for range 3 {
		<-res
	}
	close(stop)
	fmt.Println(n.Load())
}
