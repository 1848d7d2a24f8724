package main

import "time"

func f(ch chan int) {
	for {
		select {
		case v := <-ch:
			println(v)
		case <-time.After(time.Minute): // WANT "time\.After in a loop leaves a timer behind each time another case is taken; use one time\.Timer"
			return
		}
	}
}

func main() { f(nil) }
