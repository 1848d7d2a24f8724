// Tokens by a ticker, stopped.
package main

import (
	"fmt"
	"time"
)

type limiter struct {
	tokens chan struct{}
	ticker *time.Ticker
	stop   chan struct{}
}

func newLimiter(n int, d time.Duration) *limiter {
	l := &limiter{make(chan struct{}, n), time.NewTicker(d), make(chan struct{})}
	go func() {
		for {
			select {
			case <-l.ticker.C:
				select {
				case l.tokens <- struct{}{}:
				default:
				}
			case <-l.stop:
				l.ticker.Stop()
				return
			}
		}
	}()
	return l
}

func main() {
	l := newLimiter(3, 10*time.Millisecond)
	for i := 0; i < 10; i++ {
		<-l.tokens
	}
	close(l.stop)
	time.Sleep(time.Millisecond)
	fmt.Println("ten")
}
