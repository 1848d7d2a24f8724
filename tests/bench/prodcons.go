// args: 2000
// prodcons: four producers and one consumer over a channel with a buffer of 128.
package main

import (
	"fmt"
	"os"
	"strconv"
)

const defaultSize = 3000000

const producers = 4

func produce(id, count int, out chan int, done chan bool) {
	for i := 0; i < count; i++ {
		out <- (i + id) % 100
	}
	done <- true
}

func main() {
	n := size()
	queue := make(chan int, 128)
	done := make(chan bool)
	for p := 0; p < producers; p++ {
		go produce(p, n/producers, queue, done)
	}
	go func() {
		for p := 0; p < producers; p++ {
			<-done
		}
		close(queue)
	}()
	sum := 0
	got := 0
	for v := range queue {
		sum += v
		got++
	}
	fmt.Println("prodcons", n, got, sum)
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
