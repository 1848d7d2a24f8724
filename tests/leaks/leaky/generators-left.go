// Generators that are left behind, most of them on their way to the next value.
package main

import (
	"fmt"
)

func count(from int) <-chan int {
	c := make(chan int)
	go func() {
		for i := from; ; i++ {
			c <- i
		}
	}()
	return c
}

func firstOver(limit int) int {
	for v := range count(0) {
		if v*v > limit {
			return v
		}
	}
	return -1
}

func main() {
	for i := 1; i <= 5; i++ {
		fmt.Println(firstOver(i * 100))
	}
}
