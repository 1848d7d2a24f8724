package main

import "sync"

func main() {
	var mu sync.Mutex
	for i := 0; i < 1; i++ {
		mu.Lock()
		if i%2 == 0 {
			defer mu.Unlock() // WANT "defer in a loop runs when the function returns, not after each iteration"
		}
	}
}
