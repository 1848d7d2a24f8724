// args: 2500
// gclist: linked-list churn with a large live heap (how GC cost grows with what is live).
package main

import (
	"fmt"
	"os"
	"strconv"
)

const defaultSize = 2500000

// A queue of `live` nodes is kept: every step appends a node at the tail and drops one at the head.
const live = 500000

type Node struct {
	value int
	next  *Node
}

func main() {
	n := size()
	head := &Node{value: 0}
	tail := head
	for i := 1; i < live; i++ {
		tail.next = &Node{value: i}
		tail = tail.next
	}
	sum := 0
	for i := 0; i < n; i++ {
		tail.next = &Node{value: i % 1000}
		tail = tail.next
		sum += head.value % 1000
		head = head.next
	}
	left := 0
	for p := head; p != nil; p = p.next {
		left++
	}
	fmt.Println("gclist", n, sum, left)
}

func size() int {
	if len(os.Args) > 1 {
		n, err := strconv.Atoi(os.Args[1])
		if err == nil {
			return n
		}
	}
	return defaultSize
}
