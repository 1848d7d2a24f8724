// A tree of contexts whose cancel functions are called, or can still be called.
package main

import (
	"context"
	"fmt"
	"runtime/debug"
	"sync"
	"time"
)

type server struct {
	ctx    context.Context
	cancel context.CancelFunc
	wg     sync.WaitGroup
}

func newServer(parent context.Context) *server {
	s := &server{}
	s.ctx, s.cancel = context.WithCancel(parent)
	return s
}

func (s *server) handle(i int) {
	defer s.wg.Done()
	ctx, cancel := context.WithTimeout(s.ctx, time.Hour)
	defer cancel()
	stop := context.AfterFunc(ctx, func() {})
	defer stop()
	select {
	case <-ctx.Done():
	case <-time.After(time.Duration(i) * time.Millisecond):
	}
}

var running *server

func main() {
	top, end := context.WithCancelCause(context.Background())
	running = newServer(top)
	for i := range 30 {
		running.wg.Add(1)
		go running.handle(i)
	}
	debug.LeakReport()
	running.wg.Wait()
	deadline, cancel := context.WithDeadline(running.ctx, time.Now().Add(time.Hour))
	defer cancel()
	fmt.Println(deadline.Err(), context.Cause(top))
	short, _ := context.WithTimeout(top, time.Millisecond)
	<-short.Done() // its time is over: nothing is kept
	debug.LeakReport()
	plain, _ := context.WithCancel(context.Background())
	fmt.Println(plain.Err()) // no parent keeps it
	_ = end
}
