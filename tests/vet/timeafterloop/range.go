package main

import "time"

func main() {
	ch := make(chan int)
	for i := range 3 {
		select {
		case ch <- i:
		case t := <-time.After(time.Second): // WANT "time\.After in a loop leaves a timer behind each time another case is taken; use one time\.Timer"
			println(t.IsZero())
		}
	}
}
