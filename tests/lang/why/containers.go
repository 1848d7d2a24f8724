package main

import "runtime/debug"

// The way to an object through package variables, maps, slices, arrays, interfaces, channels.

type Session struct {
	id   int
	buf  []byte
	next *Session
}

type Pair struct {
	n int
	s *Session
}

var cache = map[string]*Session{}
var state struct {
	open int
	list []*Session
	byID map[int]Pair
}
var ch = make(chan *Session, 4)
var pairs = make(chan Pair, 2)
var iface any
var stringer interface{ Name() string }
var table [4]*Session
var nested [2][3]struct{ a, b *Session }

func (s *Session) Name() string { return "session" }

func open(id int) *Session { return &Session{id: id, buf: make([]byte, 1<<20)} }

func main() {
	cache["bob"] = open(1)
	cache["bob"].next = open(2)
	debug.Why(cache["bob"])
	debug.Why(cache["bob"].next.buf)

	state.list = append(state.list, nil, open(3))
	debug.Why(state.list[1])
	state.byID = map[int]Pair{7: {1, open(4)}}
	debug.Why(state.byID[7].s)

	s := open(5)
	ch <- s
	debug.Why(s)
	s = open(6)
	pairs <- Pair{1, s}
	debug.Why(s)

	iface = Pair{3, open(7)}
	debug.Why(iface.(Pair).s)
	iface = open(8)
	debug.Why(iface)
	stringer = open(9)
	debug.Why(stringer)

	table[2] = open(10)
	debug.Why(table[2])
	nested[1][2].b = open(11)
	debug.Why(nested[1][2].b)
}
