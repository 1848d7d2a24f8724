// One goroutine returns before its Done.
package main

import (
	"fmt"
	"sync"
	"time"
)

func gather(n int) {
	var wg sync.WaitGroup
	res := make(chan int, n)
	for i := 0; i < n; i++ {
		wg.Add(1)
		go func() {
			if i == 3 {
				return // without Done
			}
			defer wg.Done()
			res <- i
		}()
	}
	go func() {
		wg.Wait()
		close(res)
	}()
	go func() {
		t := 0
		for v := range res {
			t += v
		}
		fmt.Println(t)
	}()
}

func main() {
	gather(6)
	time.Sleep(time.Second)
}
