// Document 002, "指针切片截取", the nil fix.
// Edits: result type `*[]int` -> `[]*int`; otherwise as leak.go.
package main

import (
	"fmt"
	"runtime"
)

func h() []*int {
	s := []*int{new(int), new(int), new(int), new(int)}

	s[0], s[len(s)-1] = nil, nil
	return s[1:3:3]
}

// The same with elements that are worth counting: 1 MB each.
type Big [1 << 20]byte

func hBig() []*Big {
	s := []*Big{new(Big), new(Big), new(Big), new(Big)}
	s[0], s[len(s)-1] = nil, nil
	return s[1:3:3]
}

var keep []*int
var keepBig []*Big

func heapMB() int {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return int((m.HeapAlloc + 1<<19) >> 20)
}

func main() {
	base := heapMB()
	keep = h()
	keepBig = hBig()
	fmt.Println("len, cap:", len(keep), cap(keep))
	fmt.Println("retained MB:", heapMB()-base)
	runtime.KeepAlive(keepBig)
}
