// A pipeline whose last reader has gone: every stage stays.
package main

import "time"

func numbers() <-chan int {
	out := make(chan int)
	go func() {
		for i := 0; ; i++ {
			out <- i
		}
	}()
	return out
}

func double(in <-chan int) <-chan int {
	out := make(chan int)
	go func() {
		for v := range in {
			out <- 2 * v
		}
	}()
	return out
}

func first(n int) {
	c := double(double(numbers()))
	for i := 0; i < n; i++ {
		println(<-c)
	}
}

func main() {
	first(3)
	time.Sleep(time.Second)
}
