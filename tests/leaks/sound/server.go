// A server: an accept loop, a goroutine a connection, graceful shutdown by context and WaitGroup.
package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"runtime/debug"
	"strings"
	"sync"
	"time"
)

type conn struct {
	io.Reader
	out strings.Builder
}

type server struct {
	accept chan *conn
	wg     sync.WaitGroup
	mu     sync.Mutex
	served map[string]int
}

func (s *server) handle(ctx context.Context, c *conn) {
	defer s.wg.Done()
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	lines := bufio.NewScanner(c)
	for lines.Scan() {
		select {
		case <-ctx.Done():
			return
		case <-time.After(10 * time.Millisecond):
		}
		s.mu.Lock()
		s.served[lines.Text()]++
		s.mu.Unlock()
		fmt.Fprintln(&c.out, "ok", lines.Text())
	}
}

func (s *server) run(ctx context.Context) {
	for {
		select {
		case c, ok := <-s.accept:
			if !ok {
				s.wg.Wait()
				return
			}
			s.wg.Add(1)
			go s.handle(ctx, c)
		case <-ctx.Done():
			s.wg.Wait()
			return
		}
	}
}

func main() {
	ctx, stop := context.WithCancel(context.Background())
	s := &server{accept: make(chan *conn), served: map[string]int{}}
	over := make(chan struct{})
	go func() {
		defer close(over)
		s.run(ctx)
	}()
	for i := range 20 {
		s.accept <- &conn{Reader: strings.NewReader(strings.Repeat(fmt.Sprintln("GET", i%3), 5))}
	}
	debug.LeakReport()
	time.Sleep(30 * time.Millisecond)
	debug.LeakReport()
	time.Sleep(100 * time.Millisecond)
	stop()
	<-over
	fmt.Println(s.served["GET 0"], s.served["GET 1"])
}
