package main

import (
	"context"
	"os"
)

func work(p context.Context, n int) error {
	ctx, cancel := context.WithCancel(p)
	if n == 0 {
		cancel()
		return nil
	} else if n == 1 {
		panic("no")
	}
	for {
		select {
		case <-ctx.Done():
			cancel()
			return ctx.Err()
		default:
		}
		if n == 3 {
			os.Exit(1)
		}
	}
}

func main() { work(context.Background(), 0) }
