// The first answer counts; the others hear of it.
package main

import (
	"context"
	"fmt"
	"time"
)

func replica(ctx context.Context, i int, out chan<- int) {
	select {
	case <-time.After(time.Duration(i+1) * 10 * time.Millisecond):
	case <-ctx.Done():
		return
	}
	select {
	case out <- i:
	case <-ctx.Done():
	}
}

func first(n int) int {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	out := make(chan int)
	for i := 0; i < n; i++ {
		go replica(ctx, i, out)
	}
	return <-out
}

func main() {
	fmt.Println(first(5))
	time.Sleep(time.Second)
}
