// A list of elements to be used again keeps what they held.
package main

import (
	"container/list"
	"fmt"
)

type page struct{ data [64 << 10]byte }

type lru struct {
	order *list.List
	index map[int]*list.Element
	gone  []*list.Element
}

func (l *lru) put(k int, p *page) {
	l.index[k] = l.order.PushFront(p)
	if l.order.Len() > 4 {
		last := l.order.Back()
		l.gone = append(l.gone, last) // its Value is not cleared
		l.order.Remove(last)
		for k, e := range l.index {
			if e == last {
				delete(l.index, k)
			}
		}
	}
}

var cache = &lru{order: list.New(), index: map[int]*list.Element{}}

func main() {
	for i := 0; i < 40; i++ {
		cache.put(i, new(page))
	}
	cache.gone = cache.gone[:0]
	fmt.Println(cache.order.Len(), len(cache.index))
}
