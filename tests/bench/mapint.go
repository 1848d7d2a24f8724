// args: 2000
// mapint: map[int]int insert, lookup, delete with pseudo-random keys.
package main

import (
	"fmt"
	"os"
	"strconv"
)

const defaultSize = 1000000

func main() {
	n := size()
	m := make(map[int]int)
	x := 42
	for i := 0; i < n; i++ {
		x = (x * 16807) % 2147483647
		m[x%1000000] += i % 10
	}
	size1 := len(m)
	hits := 0
	sum := 0
	for i := 0; i < 2*n; i++ {
		x = (x * 16807) % 2147483647
		v, ok := m[x%1000000]
		if ok {
			hits++
			sum += v
		}
	}
	for i := 0; i < n; i++ {
		x = (x * 16807) % 2147483647
		delete(m, x%1000000)
	}
	fmt.Println("mapint", n, size1, hits, sum, len(m))
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
