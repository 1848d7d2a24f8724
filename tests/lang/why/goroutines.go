package main

import (
	"runtime"
	"runtime/debug"
	"time"
)

// The way through stacks, closures, deferred calls, timers and finalizers.

type Session struct {
	id   int
	next *Session
}

var counter func() int

func (s *Session) Close() int { return s.id }

func worker(c chan int, s *Session) {
	<-c
	println(s.id)
}

func main() {
	first := &Session{id: 1}
	debug.Why(first)

	w := &Session{id: 2}
	go worker(make(chan int), w)
	runtime.Gosched()
	debug.Why(w)

	n := 0
	captured := &Session{id: 3}
	counter = func() int { n++; return captured.id + n }
	counter()
	debug.Why(captured)

	box := &Session{id: 4}
	counter = func() int { box = box.next; return 0 }
	debug.Why(box)

	counter = (&Session{id: 5, next: box}).Close
	debug.Why(box)

	d := &Session{id: 6}
	defer func(s *Session) { _ = s.id }(d)
	debug.Why(d)

	t := time.NewTimer(time.Hour)
	debug.Why(t.C)
	t = nil

	f, g := &Session{id: 7}, &Session{id: 8}
	f.next = g
	runtime.SetFinalizer(f, func(s *Session) {})
	f = nil
	debug.Why(g)

	text := "a text made at run time" + string(rune('0'+n))
	debug.Why(text)
	println(text, first.id)
}
