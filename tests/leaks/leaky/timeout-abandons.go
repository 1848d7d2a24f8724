// The caller gives up; the worker cannot deliver.
package main

import (
	"fmt"
	"time"
)

func slow() int {
	time.Sleep(200 * time.Millisecond)
	return 7
}

func call() (int, bool) {
	c := make(chan int)
	go func() { c <- slow() }()
	select {
	case v := <-c:
		return v, true
	case <-time.After(50 * time.Millisecond):
		return 0, false
	}
}

func main() {
	for i := 0; i < 4; i++ {
		fmt.Println(call())
	}
	time.Sleep(time.Second)
}
