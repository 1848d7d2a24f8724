package main

import "context"

func work(p context.Context) {
	ctx, cancel := context.WithCancel(p)
	go func() {
		<-ctx.Done()
		cancel()
	}()
}

var global func()

func keep(p context.Context) {
	_, global = context.WithCancel(p)
}

func main() {
	work(context.Background())
	keep(context.Background())
}
