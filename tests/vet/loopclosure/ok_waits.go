package main

import "sync"

func main() {
	var wg sync.WaitGroup
	var i int
	for i = 0; i < 3; i++ {
		wg.Add(1)
		go func() {
			println(i)
			wg.Done()
		}()
		wg.Wait()
	}
}
