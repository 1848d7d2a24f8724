// Requests, a ticker, and a shutdown that waits for all.
package main

import (
	"fmt"
	"sync"
	"time"
)

type server struct {
	requests chan string
	quit     chan struct{}
	wg       sync.WaitGroup
}

func (s *server) serve() {
	defer s.wg.Done()
	tick := time.NewTicker(100 * time.Millisecond)
	defer tick.Stop()
	for {
		select {
		case r := <-s.requests:
			fmt.Println("serving", r)
		case <-tick.C:
		case <-s.quit:
			return
		}
	}
}

func main() {
	s := &server{requests: make(chan string), quit: make(chan struct{})}
	for i := 0; i < 3; i++ {
		s.wg.Add(1)
		go s.serve()
	}
	s.requests <- "a"
	s.requests <- "b"
	time.Sleep(time.Second)
	close(s.quit)
	s.wg.Wait()
}
