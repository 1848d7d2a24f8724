// Tickers and timers that are stopped, one in a struct, one deferred; a loop of timeouts with Reset.
package main

import (
	"fmt"
	"runtime/debug"
	"time"
)

type poller struct {
	tick *time.Ticker
	quit chan struct{}
	done chan int
}

func start(d time.Duration) *poller {
	p := &poller{time.NewTicker(d), make(chan struct{}), make(chan int)}
	go func() {
		defer p.tick.Stop()
		n := 0
		for {
			select {
			case <-p.tick.C:
				n++
			case <-p.quit:
				p.done <- n
				return
			}
		}
	}()
	return p
}

func (p *poller) stop() int {
	close(p.quit)
	return <-p.done
}

func main() {
	p := start(10 * time.Millisecond)
	timer := time.NewTimer(time.Hour)
	defer timer.Stop()
	jobs := make(chan int)
	go func() {
		for i := range 200 {
			jobs <- i
		}
		close(jobs)
	}()
	for open := true; open; {
		if !timer.Stop() {
			select {
			case <-timer.C:
			default:
			}
		}
		timer.Reset(time.Minute)
		select {
		case _, open = <-jobs:
		case <-timer.C:
			fmt.Println("late")
		}
	}
	debug.LeakReport()
	time.Sleep(55 * time.Millisecond)
	fmt.Println(p.stop())
}
