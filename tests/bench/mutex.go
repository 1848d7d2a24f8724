// args: 2000
// mutex: eight goroutines adding to one struct under a sync.Mutex, joined by a WaitGroup.
package main

import (
	"fmt"
	"os"
	"strconv"
	"sync"
)

const defaultSize = 4000000

const workers = 8

type Account struct {
	mu    sync.Mutex
	total int
	ops   int
}

func (a *Account) deposit(v int) {
	a.mu.Lock()
	a.total += v
	a.ops++
	a.mu.Unlock()
}

func main() {
	n := size()
	acc := &Account{}
	var wg sync.WaitGroup
	for w := 0; w < workers; w++ {
		wg.Add(1)
		go func(id int) {
			defer wg.Done()
			for i := 0; i < n/workers; i++ {
				acc.deposit(i%7 + id)
			}
		}(w)
	}
	wg.Wait()
	fmt.Println("mutex", n, acc.total, acc.ops)
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
