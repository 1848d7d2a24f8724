// A cache that is full, not leaking.
package main

import "fmt"

type cache struct {
	order []int
	data  map[int][]byte
}

func (c *cache) put(k int) {
	if len(c.order) == 8 {
		delete(c.data, c.order[0])
		copy(c.order, c.order[1:])
		c.order = c.order[:7]
	}
	c.order = append(c.order, k)
	c.data[k] = make([]byte, 16<<10)
}

var c = cache{data: map[int][]byte{}}

func main() {
	for i := 0; i < 100; i++ {
		c.put(i)
	}
	fmt.Println(len(c.data))
}
