// A slot is not given back on the way of an error.
package main

import (
	"errors"
	"fmt"
	"sync"
	"time"
)

type group struct {
	wg   sync.WaitGroup
	once sync.Once
	err  error
	sem  chan struct{}
}

func (g *group) Go(f func() error) {
	g.sem <- struct{}{}
	g.wg.Add(1)
	go func() {
		defer g.wg.Done()
		if err := f(); err != nil {
			g.once.Do(func() { g.err = err })
			return // the slot is not given back
		}
		<-g.sem
	}()
}

func fetch(g *group, n int) {
	for i := 0; i < n; i++ {
		g.Go(func() error { return errors.New("refused") })
	}
}

func main() {
	g := &group{sem: make(chan struct{}, 3)}
	go fetch(g, 10)
	time.Sleep(time.Second)
	fmt.Println("done")
}
