package main

import "context"

func work(p context.Context, list []int) {
	for _, n := range list {
		ctx, cancel := context.WithCancel(p) // WANT "the cancel function is not used on all paths \(possible context leak\)"
		if n == 0 {
			continue
		}
		if ctx.Err() != nil {
			break
		}
		cancel()
	}
} // WANT "this return statement may be reached without using the cancel var defined on line 7"

func main() { work(context.Background(), nil) }
