// Document 002, "子字符串截取", second fix with its two typos mended: `" "` instead of
// `""` (an empty operand is dropped: concatstrings returns the other operand
// itself, shared), and `=` instead of `:=`. F1 keeps the printed `""` with `=`
// to show that it still retains the megabyte.
// Edits: as leak.go, plus the above.
package main

import (
	"fmt"
	"runtime"
)

var s0 string // a package-level variable

func f(s1 string) {
	s0 = (" " + s1[:50])[1:]
}

func F1(s1 string) {
	s0 = ("" + s1[:50])[1:]
}

func demo1() {
	s := createStringWithLengthOnHeap(1 << 20)
	F1(s)
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
	demo1()
	fmt.Println("len(s0):", len(s0))
	fmt.Println("retained MB:", heapMB()-base)
}
