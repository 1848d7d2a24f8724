// A timer for each request, none of them stopped.
package main

import "time"

func handle(fast bool) {
	t := time.NewTimer(time.Minute)
	done := make(chan bool, 1)
	done <- fast
	select {
	case <-done:
	case <-t.C:
	}
}

func main() {
	for i := 0; i < 500; i++ {
		handle(true)
	}
	time.Sleep(time.Second)
}
