package main

import "time"

func serve(ch chan func()) {
	for {
		select {
		case f := <-ch:
			defer f() // WANT "defer in a loop runs when the function returns, not after each iteration"
		case <-time.After(time.Second): // WANT "time\.After in a loop leaves a timer behind each time another case is taken; use one time\.Timer"
			return
		}
	}
}

func main() { serve(make(chan func())) }
