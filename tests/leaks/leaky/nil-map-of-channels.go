// A missing key gives a nil channel.
package main

import "time"

var routes = map[string]chan int{"a": make(chan int, 1)}

func main() {
	go func() {
		routes["b"] <- 1
	}()
	time.Sleep(time.Second)
}
