// Document 002, "子切片的截取", the copy fix.
// Edits: as leak.go, plus `len(s1-30)` -> `len(s1)-30` (verbatim: cannot convert 30
// (untyped int constant) to type []int).
package main

import (
	"fmt"
	"runtime"
)

var s0 []int

func g(s1 []int) {
	s0 = make([]int, 30)
	copy(s0, s1[len(s1)-30:])
	// Now, the memory block hosting the elements
	// of s1 can be collected if no other values
	// are referencing the memory block.

}

func demo() {
	g(make([]int, 1<<20)) // 8 MB
}

func heapMB() int {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return int((m.HeapAlloc + 1<<19) >> 20)
}

func main() {
	base := heapMB()
	demo()
	fmt.Println("len, cap:", len(s0), cap(s0))
	fmt.Println("retained MB:", heapMB()-base)
}
