// The deferred close still knows the channel.
package main

import (
	"fmt"
	"time"
)

func main() {
	jobs := make(chan int)
	defer close(jobs)
	for i := 0; i < 3; i++ {
		go func() {
			for j := range jobs {
				fmt.Println(j)
			}
		}()
	}
	for i := 0; i < 5; i++ {
		jobs <- i
	}
	time.Sleep(time.Second)
}
