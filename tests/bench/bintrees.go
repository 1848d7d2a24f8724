// args: 8
// bintrees: many short-lived binary trees beside a long-lived one; allocation and GC.
package main

import (
	"fmt"
	"os"
	"strconv"
)

const defaultSize = 16

type Tree struct {
	left, right *Tree
}

func build(depth int) *Tree {
	if depth == 0 {
		return &Tree{}
	}
	return &Tree{build(depth - 1), build(depth - 1)}
}

func (t *Tree) count() int {
	if t.left == nil {
		return 1
	}
	return 1 + t.left.count() + t.right.count()
}

func main() {
	n := size()
	long := build(n)
	total := 0
	for depth := 4; depth <= n; depth += 2 {
		rounds := 1
		for k := 0; k < n-depth+3; k++ {
			rounds *= 2
		}
		for r := 0; r < rounds; r++ {
			total += build(depth).count()
		}
	}
	fmt.Println("bintrees", n, total, long.count())
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
