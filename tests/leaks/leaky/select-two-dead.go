// A select on two channels that both lost their other end.
package main

import "time"

func start() {
	data, quit := make(chan int), make(chan struct{})
	go func() {
		for {
			select {
			case v := <-data:
				println(v)
			case <-quit:
				return
			}
		}
	}()
	data <- 1
}

func main() {
	start()
	time.Sleep(time.Second)
}
