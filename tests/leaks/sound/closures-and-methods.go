// Method values, deferred arguments, closures and interfaces hold slices; all of each is in use.
package main

import (
	"fmt"
	"runtime/debug"
)

type record struct{ data [2000]byte }

type table struct{ rows []*record }

func (t *table) first() *record { return t.rows[0] }
func (t table) count() int     { return len(t.rows) }

func newTable(n int) *table {
	t := &table{}
	for range n {
		t.rows = append(t.rows, new(record))
	}
	return t
}

var handlers = map[string]func() int{}

func visit(rows []*record, f func(*record)) {
	if len(rows) == 0 {
		debug.LeakReport()
		return
	}
	f(rows[0])
	visit(rows[1:], f)
}

func deferred(rows []*record) (n int) {
	defer func(rest []*record) { n += len(rest); debug.LeakReport() }(rows[5:])
	return len(rows)
}

func main() {
	t := newTable(10)
	get, count := t.first, newTable(8).count
	handlers["a"] = newTable(12).count
	rows := newTable(6).rows
	handlers["b"] = func() int { return len(rows) + len(rows[2:]) }
	n := 0
	visit(t.rows, func(r *record) { n += len(r.data) })
	debug.LeakReport()
	fmt.Println(n, get() != nil, count(), handlers["a"](), handlers["b"](), deferred(newTable(9).rows))
}
