// Two locks, and three forks, in a ring.
package main

import (
	"fmt"
	"sync"
	"time"
)

// A and B lock each other's lock: a deadlock of two, while main goes on.
type acct struct {
	mu  sync.Mutex
	sum int
}

func transfer(a, b *acct, n int) {
	a.mu.Lock()
	defer a.mu.Unlock()
	time.Sleep(time.Millisecond)
	b.mu.Lock()
	defer b.mu.Unlock()
	a.sum -= n
	b.sum += n
}

// philosophers with channels
func eat(left, right chan bool) {
	<-left
	time.Sleep(time.Millisecond)
	<-right
	left <- true
	right <- true
}

func main() {
	x, y := &acct{}, &acct{}
	go transfer(x, y, 1)
	go transfer(y, x, 2)
	forks := make([]chan bool, 3)
	for i := range forks {
		forks[i] = make(chan bool, 1)
		forks[i] <- true
	}
	for i := range forks {
		go eat(forks[i], forks[(i+1)%3])
	}
	time.Sleep(time.Second)
	fmt.Println("main ends")
}
