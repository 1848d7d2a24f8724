// At a deadlock the report says who waits for what, main too.
// exit: 2
package main

import "sync"

func main() {
	var wg sync.WaitGroup
	c := make(chan int)
	wg.Add(2)
	for i := 0; i < 2; i++ {
		go func() {
			defer wg.Done()
			c <- i
		}()
	}
	wg.Wait()
	println(<-c, <-c)
}
