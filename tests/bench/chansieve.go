// args: 60
// chansieve: the first primes out of a growing pipeline of goroutines, one filter per prime.
package main

import (
	"fmt"
	"os"
	"strconv"
)

const defaultSize = 2500

func generate(out chan int) {
	for i := 2; ; i++ {
		out <- i
	}
}

func filter(in, out chan int, prime int) {
	for {
		v := <-in
		if v%prime != 0 {
			out <- v
		}
	}
}

func main() {
	n := size()
	ch := make(chan int)
	go generate(ch)
	sum := 0
	last := 0
	for i := 0; i < n; i++ {
		last = <-ch
		sum += last
		next := make(chan int)
		go filter(ch, next, last)
		ch = next
	}
	fmt.Println("chansieve", n, last, sum)
}

func size() int {
	if len(os.Args) > 1 {
		n, err := strconv.Atoi(os.Args[1])
		if err == nil {
			return n
		}
	}
	return defaultSize
}
