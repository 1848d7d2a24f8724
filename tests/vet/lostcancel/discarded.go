package main

import (
	"context"
	"time"
)

func one(p context.Context) context.Context {
	ctx, _ := context.WithCancel(p) // WANT "the cancel function returned by context\.WithCancel should be called, not discarded, to avoid a context leak"
	return ctx
}

func two(p context.Context) context.Context {
	var ctx, _ = context.WithTimeout(p, time.Second) // WANT "the cancel function returned by context\.WithTimeout should be called, not discarded, to avoid a context leak"
	return ctx
}

func main() {
	ctx, _ := context.WithDeadline(one(context.Background()), time.Now()) // WANT "the cancel function returned by context\.WithDeadline should be called, not discarded, to avoid a context leak"
	_ = two(ctx)
}
