package main

import "sync"

type counter struct {
	mu *sync.Mutex
	n  int
}

type guard struct {
	sync.Mutex
}

func (g *guard) get() {}

func take(g *guard, c counter) {}

func main() {
	a := counter{mu: &sync.Mutex{}}
	b := a
	g := &guard{}
	h := g
	take(h, b)
	for _, p := range []*guard{g, h} {
		p.get()
	}
}
