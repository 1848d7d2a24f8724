// One goroutine returns before Done.
package main

import (
	"sync"
	"time"
)

func gather(urls []string) {
	var wg sync.WaitGroup
	for _, u := range urls {
		wg.Add(1)
		go func() {
			if u == "" {
				return
			}
			wg.Done()
		}()
	}
	go func() {
		wg.Wait()
		println("all done")
	}()
}

func main() {
	gather([]string{"a", "", "b"})
	time.Sleep(time.Second)
}
