package main

import "context"

func main() {
	f := func(p context.Context) error {
		var cancel context.CancelFunc
		p, cancel = context.WithCancel(p) // WANT "the cancel function is not used on all paths \(possible context leak\)"
		if p.Err() == nil {
			return nil // WANT "this return statement may be reached without using the cancel var defined on line 8"
		}
		cancel()
		return p.Err()
	}
	_ = f(context.Background())
}
