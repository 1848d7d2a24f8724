// What a panic left behind is not reported.
// exit: 2
package main

import "time"

func start() {
	c := make(chan int)
	go func() { c <- 1 }()
}

func main() {
	start()
	time.Sleep(time.Second)
	panic("no report after this")
}
