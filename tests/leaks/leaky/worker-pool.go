// A worker pool whose jobs channel nobody closes; the pool itself is dropped.
package main

import (
	"fmt"
	"time"
)

func worker(jobs <-chan int, done chan<- int) {
	for j := range jobs {
		done <- j * j
	}
}

func squares(n int) int {
	jobs := make(chan int)
	done := make(chan int, n)
	for i := 0; i < 3; i++ {
		go worker(jobs, done)
	}
	for i := 0; i < n; i++ {
		jobs <- i
	}
	sum := 0
	for i := 0; i < n; i++ {
		sum += <-done
	}
	return sum
}

func main() {
	fmt.Println(squares(10))
	time.Sleep(time.Second)
}
