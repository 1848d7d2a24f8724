// A goroutine that owns its state, closed at the end.
package main

import (
	"fmt"
	"sync"
)

type account struct {
	ops  chan func(*int)
	done chan struct{}
}

func newAccount() *account {
	a := &account{make(chan func(*int)), make(chan struct{})}
	go func() {
		defer close(a.done)
		balance := 0
		for op := range a.ops {
			op(&balance)
		}
	}()
	return a
}

func (a *account) deposit(n int) {
	a.ops <- func(b *int) { *b += n }
}

func (a *account) balance() int {
	r := make(chan int, 1)
	a.ops <- func(b *int) { r <- *b }
	return <-r
}

func (a *account) Close() { close(a.ops); <-a.done }

func main() {
	a := newAccount()
	defer a.Close()
	var wg sync.WaitGroup
	for i := 1; i <= 10; i++ {
		wg.Add(1)
		go func() { defer wg.Done(); a.deposit(i) }()
	}
	wg.Wait()
	fmt.Println(a.balance())
}
