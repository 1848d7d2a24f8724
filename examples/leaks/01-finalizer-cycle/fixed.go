// Document 000, section 1 (fixed counterpart of leak.go; the document gives only the rule).
// Edits: `*X`; the back edge b -> a is not made, so the finalizers are ordered
// (a first, b one GC cycle later); b's text differs so the order is visible.
package main

import (
	"runtime"
	"time"
)

type X struct {
	data [1 << 20]byte
	ptr  *X
}

func test() {
	var a, b X
	a.ptr = &b

	runtime.SetFinalizer(&a, func(*X) { println("a fina.") })
	runtime.SetFinalizer(&b, func(*X) { println("b fina.") })
}

func main() {
	for i := 0; i < 3; i++ {
		test()
	}

	for i := 0; i < 4; i++ {
		println("GC", i+1)
		runtime.GC()
		time.Sleep(100 * time.Millisecond)
	}
}
