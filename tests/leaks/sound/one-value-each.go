// Each goroutine sends once and is done, though it has not come to its end.
package main

import "fmt"

func first(n int) int {
	c := make(chan int)
	go func() { c <- n * n }()
	return <-c
}

func all(n int) (sum int) {
	c := make(chan int)
	go func() {
		for i := range n {
			c <- i
		}
		close(c)
	}()
	for v := range c {
		sum += v
	}
	return sum
}

func some(n int) (sum int) {
	c := make(chan int)
	go func() {
		for i := 0; i < n; i++ {
			c <- i
		}
	}()
	for range n {
		sum += <-c
	}
	return sum
}

func main() {
	for i := range 4 {
		fmt.Println(first(i), all(i), some(i), some(i))
	}
}
