package main

import "time"

func poll(done chan bool) {
	for n := 0; n < 10; n++ {
		select {
		case <-done:
			return
		case <-time.After(time.Second): // WANT "time\.After in a loop leaves a timer behind each time another case is taken; use one time\.Timer"
			return
		default:
		}
	}
}

func main() { poll(nil) }
