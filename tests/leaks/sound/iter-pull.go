// A pulled iterator, stopped.
package main

import (
	"fmt"
	"iter"
	"maps"
	"slices"
)

func evens(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := 0; i < n; i += 2 {
			if !yield(i) {
				return
			}
		}
	}
}

func main() {
	next, stop := iter.Pull(evens(100))
	a, _ := next()
	b, ok := next()
	stop()
	fmt.Println(a, b, ok)
	fmt.Println(len(slices.Collect(maps.Keys(map[int]int{1: 2, 3: 4}))))
}
