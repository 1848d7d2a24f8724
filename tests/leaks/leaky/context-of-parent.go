// The parent lives for the whole program, and so does what each request hung on it.
package main

import (
	"context"
	"fmt"
	"time"
)

type userKey struct{}

var root, stop = context.WithCancel(context.Background())

func serve(user string) context.Context {
	ctx, _ := context.WithCancel(root)
	return context.WithValue(ctx, userKey{}, user)
}

func fetch(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, 24*time.Hour)
	if ctx.Value(userKey{}) == "user 7" {
		return fmt.Errorf("no such user") // without cancel
	}
	cancel()
	return nil
}

func watch(ctx context.Context) {
	<-ctx.Done()
	fmt.Println("never seen")
}

func main() {
	for i := range 20 {
		ctx := serve(fmt.Sprint("user ", i))
		if err := fetch(ctx); err != nil {
			fmt.Println(err)
		}
		if i == 3 {
			go watch(ctx)
		}
	}
	time.Sleep(time.Second)
	_ = stop
}
