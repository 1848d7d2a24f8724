// Timers and tickers that are left when the wait is over.
package main

import (
	"errors"
	"fmt"
	"time"
)

func waitFor(c chan int, d time.Duration) error {
	t := time.NewTimer(d)
	select {
	case <-c:
		return nil // t is not stopped
	case <-t.C:
		return errors.New("late")
	}
}

func worker(stop chan struct{}) {
	t := time.NewTicker(time.Millisecond)
	for {
		select {
		case <-t.C:
		case <-stop:
			return // t is not stopped
		}
	}
}

func main() {
	c := make(chan int, 1)
	for i := 0; i < 200; i++ {
		c <- i
		if err := waitFor(c, time.Minute); err != nil {
			fmt.Println(err)
		}
	}
	stop := make(chan struct{})
	for i := 0; i < 3; i++ {
		go worker(stop)
	}
	time.Sleep(10 * time.Millisecond)
	close(stop)
	time.Sleep(10 * time.Millisecond)
}
