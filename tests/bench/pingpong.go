// args: 1000
// pingpong: one value bounced between two goroutines over unbuffered channels (size = round trips).
package main

import (
	"fmt"
	"os"
	"strconv"
)

const defaultSize = 3000000

func echo(in, out chan int) {
	for v := range in {
		out <- v + 1
	}
	close(out)
}

func main() {
	n := size()
	there := make(chan int)
	back := make(chan int)
	go echo(there, back)
	v := 0
	for i := 0; i < n; i++ {
		there <- v
		v = <-back
	}
	close(there)
	_, ok := <-back
	fmt.Println("pingpong", n, v, ok)
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
