package main

import "context"

func work(p context.Context, fail bool) error {
	ctx, cancel := context.WithCancel(p) // WANT "the cancel function is not used on all paths \(possible context leak\)"
	if fail {
		return ctx.Err() // WANT "this return statement may be reached without using the cancel var defined on line 6"
	}
	cancel()
	return nil
}

func main() { work(context.Background(), true) }
