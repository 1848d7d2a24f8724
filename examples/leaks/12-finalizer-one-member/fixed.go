// Document 002, "runtime.SetFinalizer" (memoryLeaking), fixed counterpart of 28.
// Edits: as leak.go; the back edge y.t = &x is left out, so x is finalized on the
// first GC and both are freed on the second.
package main

import (
	"fmt"
	"runtime"
	"time"
)

func memoryLeaking() {
	type T struct {
		v [1 << 20]int
		t *T
	}

	var finalizer = func(t *T) {
		fmt.Println("finalizer caller")
	}
	var x, y T
	// The SetFinalizer call makes x escape to heap.
	runtime.SetFinalizer(&x, finalizer)

	// No cycle any more.
	x.t = &y // y also escapes to heap.
}

func main() {
	memoryLeaking()
	for i := 0; i < 4; i++ {
		runtime.GC()
		time.Sleep(20 * time.Millisecond)
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	fmt.Println("retained MB:", m.HeapAlloc>>20)
}
