package main

import "time"

func main() {
	ch := make(chan int)
	select {
	case <-ch:
	case <-time.After(time.Second):
	}
	for range 3 {
		<-time.After(time.Millisecond)
	}
}
