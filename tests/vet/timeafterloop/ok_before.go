package main

import "time"

func main() {
	ch := make(chan int)
	timeout := time.After(time.Second)
	for {
		select {
		case <-ch:
		case <-timeout:
			return
		}
	}
}
