// Workers wait for jobs while main waits for results; in between everybody is blocked on somebody alive.
package main

import (
	"fmt"
	"runtime/debug"
	"sync"
	"time"
)

type job struct {
	n     int
	reply chan int
}

type pool struct {
	jobs chan job
	wg   sync.WaitGroup
}

func newPool(n int) *pool {
	p := &pool{jobs: make(chan job)}
	for range n {
		p.wg.Add(1)
		go p.worker()
	}
	return p
}

func (p *pool) worker() {
	defer p.wg.Done()
	for j := range p.jobs {
		time.Sleep(time.Duration(j.n) * time.Millisecond)
		j.reply <- j.n * j.n
	}
}

func main() {
	p := newPool(4)
	replies := make([]chan int, 10)
	for i := range replies {
		replies[i] = make(chan int, 1)
		p.jobs <- job{i, replies[i]}
		if i == 6 {
			debug.LeakReport()
		}
	}
	sum := 0
	for _, r := range replies {
		sum += <-r
		debug.LeakReport()
	}
	close(p.jobs)
	p.wg.Wait()
	fmt.Println(sum)
}
