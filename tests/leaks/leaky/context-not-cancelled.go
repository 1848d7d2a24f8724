// The cancel function is thrown away.
package main

import (
	"context"
	"time"
)

func watch(ctx context.Context) {
	<-ctx.Done()
	println("stopped")
}

func start() {
	ctx, _ := context.WithCancel(context.Background())
	go watch(ctx)
}

func main() {
	start()
	time.Sleep(time.Second)
}
