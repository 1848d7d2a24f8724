// Two leaks of different kinds in one program.
package main

import (
	"fmt"
	"time"
)

var head string

func produce() {
	results := make(chan int)
	go func() {
		results <- 42
	}()
}

func load() string {
	big := make([]byte, 1<<20)
	return string(big)
}

func main() {
	produce()
	head = load()[:16]
	time.Sleep(time.Second)
	fmt.Println(len(head))
}
