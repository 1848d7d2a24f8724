package main

import "time"

func wait(ch chan int) int {
	for {
		select {
		case v := <-ch:
			return v
		case <-time.After(time.Second):
			println("still waiting")
		}
	}
}

func main() { wait(nil) }
