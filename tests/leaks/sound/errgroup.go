// A group of goroutines with a limit and the first error; the rest is cancelled and waited for.
package main

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"sync"
)

type group struct {
	wg     sync.WaitGroup
	once   sync.Once
	sem    chan struct{}
	err    error
	cancel context.CancelFunc
}

func (g *group) run(f func() error) {
	g.sem <- struct{}{}
	g.wg.Add(1)
	go func() {
		defer func() {
			<-g.sem
			g.wg.Done()
		}()
		if err := f(); err != nil {
			g.once.Do(func() {
				g.err = err
				g.cancel()
			})
		}
	}()
}

func (g *group) wait() error {
	g.wg.Wait()
	g.cancel()
	return g.err
}

func main() {
	ctx, cancel := context.WithCancel(context.Background())
	g := &group{sem: make(chan struct{}, 3), cancel: cancel}
	results := make(chan int, 20)
	for i := range 20 {
		g.run(func() error {
			if i == 10 {
				debug.LeakReport()
				return errors.New("ten failed")
			}
			select {
			case results <- i:
				return nil
			case <-ctx.Done():
				return ctx.Err()
			}
		})
	}
	fmt.Println(g.wait())
	close(results)
	n := 0
	for range results {
		n++
	}
	fmt.Println(n >= 9)
}
