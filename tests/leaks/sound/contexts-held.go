// Cancel functions held in every way: in a struct, a map, a channel, a deferred call, by a parent with less time.
package main

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"sync"
	"time"
)

type session struct {
	ctx  context.Context
	stop func()
}

func newSession(p context.Context) *session {
	ctx, cancel := context.WithCancel(p)
	return &session{ctx, func() { fmt.Println("stop"); cancel() }}
}

type reg struct {
	mu sync.Mutex
	m  map[string]context.CancelFunc
}

func (r *reg) start(p context.Context, name string, wg *sync.WaitGroup) {
	ctx, cancel := context.WithTimeout(p, time.Hour)
	r.mu.Lock()
	r.m[name] = cancel
	r.mu.Unlock()
	wg.Add(1)
	go func() {
		defer wg.Done()
		<-ctx.Done()
	}()
}

func byChan(p context.Context) chan context.CancelFunc {
	c := make(chan context.CancelFunc, 1)
	_, cancel := context.WithCancel(p)
	c <- cancel
	return c
}

func deferred(p context.Context, in, out chan int) {
	ctx, cancel := context.WithCancelCause(p)
	defer cancel(errors.New("over"))
	out <- 1
	select {
	case <-in:
	case <-ctx.Done():
	}
}

type key struct{}

func main() {
	root, end := context.WithCancel(context.Background())
	defer end()
	s := newSession(root)
	r := &reg{m: map[string]context.CancelFunc{}}
	var wg sync.WaitGroup
	for i := range 5 {
		r.start(context.WithValue(root, key{}, i), fmt.Sprint(i), &wg)
	}
	c := byChan(root)
	in, out := make(chan int), make(chan int)
	go deferred(root, in, out)
	<-out
	inner, cancelInner := context.WithTimeout(root, time.Minute)
	deep, cancelDeep := context.WithTimeout(inner, time.Hour) // earlier parent
	stopAfter := context.AfterFunc(root, func() {})
	without := context.WithoutCancel(deep)
	w2, cw2 := context.WithCancel(without)
	time.Sleep(time.Second)
	debug.LeakReport()
	stopAfter()
	cw2()
	cancelDeep()
	cancelInner()
	in <- 1
	(<-c)()
	s.stop()
	for _, f := range r.m {
		f()
	}
	wg.Wait()
	fmt.Println(w2.Err())
}
