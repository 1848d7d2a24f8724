package main

import (
	"context"
	"time"
)

func work(p context.Context, n int) {
	ctx, cancel := context.WithTimeout(p, time.Second) // WANT "the cancel function is not used on all paths \(possible context leak\)"
	switch n {
	case 0:
		cancel()
	case 1:
		defer cancel()
	}
	<-ctx.Done()
} // WANT "this return statement may be reached without using the cancel var defined on line 9"

func main() { work(context.Background(), 2) }
