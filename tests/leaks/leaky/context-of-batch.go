// Workers under a context that only one way out cancels.
package main

import (
	"context"
	"fmt"
	"time"
)

func worker(ctx context.Context, jobs <-chan int, out chan<- int) {
	for {
		select {
		case <-ctx.Done():
			return
		case j := <-jobs:
			out <- j * j
		}
	}
}

func batch(parent context.Context) int {
	ctx, cancel := context.WithCancel(parent)
	jobs, out := make(chan int), make(chan int)
	for i := 0; i < 3; i++ {
		go worker(ctx, jobs, out)
	}
	jobs <- 4
	r := <-out
	if r > 10 {
		return r // forgot cancel
	}
	cancel()
	return 0
}

func main() {
	for i := 0; i < 4; i++ {
		fmt.Println(batch(context.Background()))
	}
	time.Sleep(time.Second)
}
