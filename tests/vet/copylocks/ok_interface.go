package main

import "sync"

type holder struct {
	sync.Locker
	l sync.Locker
}

func use(h holder) { h.l.Lock() }

func main() {
	var mu sync.Mutex
	h := holder{&mu, &mu}
	g := h
	use(g)
	var x any = h
	_ = x
}
