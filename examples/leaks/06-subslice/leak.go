// Document 002, "子切片的截取". Leak variant .
// Edits: package-level `var s0 []int`, package, imports and an observing main
// (the argument is made inside demo, so only s0 is alive at the measurement).
package main

import (
	"fmt"
	"runtime"
)

var s0 []int

func g(s1 []int) {
	// Assume the length of s1 if much larger than 30
	s0 = s1[len(s1)-30:]
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
