package main

import "time"

func main() {
	ch := make(chan int)
	go func() {
		for {
			if len(ch) == 0 {
				select {
				case <-ch:
				case <-(time.After(3 * time.Second)): // WANT "time\.After in a loop leaves a timer behind each time another case is taken; use one time\.Timer"
				}
			}
		}
	}()
}
