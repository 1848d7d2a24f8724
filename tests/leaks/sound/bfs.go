// A search over a graph with a queue that is cut from the front: the nodes belong to the graph.
package main

import (
	"fmt"
	"runtime/debug"
)

type vertex struct {
	id   int
	next []*vertex
	data [800]byte
}

type walk struct {
	queue []*vertex
	seen  map[*vertex]bool
}

func (w *walk) run(start *vertex) (last int) {
	w.queue = append(w.queue, start)
	for len(w.queue) > 0 {
		v := w.queue[0]
		w.queue = w.queue[1:]
		if w.seen[v] {
			continue
		}
		w.seen[v] = true
		w.queue = append(w.queue, v.next...)
		if v.id == 100 {
			debug.LeakReport()
		}
		last = v.id
	}
	return last
}

func main() {
	vs := make([]*vertex, 200)
	for i := range vs {
		vs[i] = &vertex{id: i}
	}
	for i, v := range vs {
		v.next = append(v.next, vs[i*2%200], vs[(i*2+1)%200], vs[(i+1)%200])
	}
	w := &walk{seen: map[*vertex]bool{}}
	fmt.Println(w.run(vs[0]), len(w.seen))
}
