// Document 002, "指针切片截取". Leak variant .
// Edits: package, imports, an observing main, and hBig: h with 1 MB elements
// (new(int) is 8 pointer-free bytes: real Go packs two in one 16-byte block).
package main

import (
	"fmt"
	"runtime"
)

func h() []*int {
	s := []*int{new(int), new(int), new(int), new(int)}
	// do something with s
	return s[1:3:3]
}

// The same with elements that are worth counting: 1 MB each.
type Big [1 << 20]byte

func hBig() []*Big {
	s := []*Big{new(Big), new(Big), new(Big), new(Big)}
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
