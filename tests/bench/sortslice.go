// args: 2000
// sortslice: the library sort with a comparison closure on a slice of structs.
package main

import (
	"fmt"
	"os"
	"sort"
	"strconv"
)

const defaultSize = 200000

type Rec struct {
	key int
	id  int
}

func main() {
	n := size()
	recs := make([]Rec, n)
	x := 99
	for i := range recs {
		x = (x * 16807) % 2147483647
		recs[i] = Rec{x % 5000, i}
	}
	sort.Slice(recs, func(i, j int) bool {
		if recs[i].key != recs[j].key {
			return recs[i].key < recs[j].key
		}
		return recs[i].id < recs[j].id
	})
	sum := 0
	for i := 0; i < n; i++ {
		sum = (sum + (i+1)%997*(recs[i].id%991) + recs[i].key) % 1000000007
	}
	fmt.Println("sortslice", n, sum)
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
