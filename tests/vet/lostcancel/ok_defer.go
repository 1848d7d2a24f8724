package main

import (
	"context"
	"time"
)

func work(p context.Context) error {
	ctx, cancel := context.WithTimeout(p, time.Second)
	defer cancel()
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return nil
}

func main() { work(context.Background()) }
