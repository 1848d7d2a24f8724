// An LRU cache with a ring of entries and a map: bounded, all of it in use.
package main

import (
	"container/list"
	"fmt"
	"runtime/debug"
)

type entry struct {
	key   int
	value []byte
}

type cache struct {
	cap   int
	order *list.List
	byKey map[int]*list.Element
}

func (c *cache) get(k int) []byte {
	if e, ok := c.byKey[k]; ok {
		c.order.MoveToFront(e)
		return e.Value.(*entry).value
	}
	v := make([]byte, 4096)
	c.byKey[k] = c.order.PushFront(&entry{k, v[:100]})
	if c.order.Len() > c.cap {
		last := c.order.Back()
		delete(c.byKey, last.Value.(*entry).key)
		c.order.Remove(last)
	}
	return v
}

var shared = &cache{cap: 50, order: list.New(), byKey: map[int]*list.Element{}}

func main() {
	for i := range 2000 {
		shared.get(i * 7 % 311)
		if i == 999 {
			debug.LeakReport()
		}
	}
	fmt.Println(shared.order.Len(), len(shared.byKey))
}
