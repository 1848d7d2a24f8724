// Idle workers; main still has the pool and uses it to the end.
package main

import "fmt"

type pool struct {
	jobs chan int
	out  chan int
}

func newPool(n int) *pool {
	p := &pool{make(chan int), make(chan int)}
	for i := 0; i < n; i++ {
		go func() {
			for j := range p.jobs {
				p.out <- j + 1
			}
		}()
	}
	return p
}

func (p *pool) do(x int) int {
	p.jobs <- x
	return <-p.out
}

func main() {
	p := newPool(4)
	for i := 0; i < 10; i++ {
		fmt.Println(p.do(i))
	}
}
