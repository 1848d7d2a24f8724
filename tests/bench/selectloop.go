// args: 2000
// selectloop: one receiver selecting over four data channels (two unbuffered, two buffered) and a done channel.
package main

import (
	"fmt"
	"os"
	"strconv"
)

const defaultSize = 2000000

func feed(out chan int, count, step int, done chan bool) {
	for i := 0; i < count; i++ {
		out <- step
	}
	done <- true
}

func main() {
	n := size()
	a := make(chan int)
	b := make(chan int)
	c := make(chan int, 8)
	d := make(chan int, 64)
	done := make(chan bool)
	go feed(a, n/4, 1, done)
	go feed(b, n/4, 2, done)
	go feed(c, n/4, 3, done)
	go feed(d, n/4, 4, done)
	sum := 0
	left := 4
	for left > 0 {
		select {
		case v := <-a:
			sum += v
		case v := <-b:
			sum += v * 10
		case v := <-c:
			sum += v * 100
		case v := <-d:
			sum += v * 1000
		case <-done:
			left--
		}
	}
	// a feeder is done when its last value is in the buffer, so drain
	for len(c) > 0 {
		sum += <-c * 100
	}
	for len(d) > 0 {
		sum += <-d * 1000
	}
	fmt.Println("selectloop", n, sum)
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
