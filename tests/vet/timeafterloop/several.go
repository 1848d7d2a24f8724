package main

import "time"

func main() {
	a, b := make(chan int), make(chan int)
	for {
		select {
		case <-a:
			return
		case <-b:
			continue
		case <-time.After(time.Second): // WANT "time\.After in a loop leaves a timer behind each time another case is taken; use one time\.Timer"
		case <-time.After(time.Minute): // WANT "time\.After in a loop leaves a timer behind each time another case is taken; use one time\.Timer"
			println("both")
		}
	}
}
