// C's qsort with a Go closure as its comparison: C calls back into Go.
package main

import (
	"ffi"
	"fmt"
)

//gol:extern libc.so.6 qsort
func qsort(base []int32, n, size ffi.Size, cmp func(a, b *int32) ffi.Int)

//gol:extern libc.so.6 bsearch
func bsearch(key *int32, base []int32, n, size ffi.Size, cmp func(a, b *int32) ffi.Int) *int32

func main() {
	numbers := []int32{42, 7, -3, 99, 0, 7}
	comparisons := 0
	ascending := func(a, b *int32) ffi.Int {
		comparisons++
		switch {
		case *a < *b:
			return -1
		case *a > *b:
			return 1
		}
		return 0
	}
	qsort(numbers, ffi.Size(len(numbers)), 4, ascending)
	fmt.Println(numbers, comparisons > 0)

	key := int32(42)
	if found := bsearch(&key, numbers, ffi.Size(len(numbers)), 4, ascending); found != nil {
		fmt.Println("found", *found)
	}
}

// expect: [-3 0 7 7 42 99] true
// expect: found 42
