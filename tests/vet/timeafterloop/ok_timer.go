package main

import "time"

func main() {
	ch := make(chan int)
	t := time.NewTimer(time.Second)
	defer t.Stop()
	for {
		select {
		case <-ch:
			t.Reset(time.Second)
		case <-t.C:
			return
		}
	}
}
