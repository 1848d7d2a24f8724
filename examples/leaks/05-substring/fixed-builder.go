// Document 002, "子字符串截取", third fix (strings.Builder).
// Edits: as leak.go; the snippet's import clause merged into the import block.
package main

import (
	"fmt"
	"runtime"
	"strings"
)

var s0 string // a package-level variable

func f(s1 string) {
	var b strings.Builder
	b.Grow(50)
	b.WriteString(s1[:50])
	s0 = b.String()
}

func createStringWithLengthOnHeap(n int) string {
	b := make([]byte, n)
	for i := range b {
		b[i] = 'a'
	}
	return string(b)
}

func demo() {
	s := createStringWithLengthOnHeap(1 << 20) // 1M bytes
	f(s)
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
	fmt.Println("len(s0):", len(s0))
	fmt.Println("retained MB:", heapMB()-base)
}
