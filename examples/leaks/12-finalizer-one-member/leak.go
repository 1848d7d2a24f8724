// Document 002, "runtime.SetFinalizer" (memoryLeaking). Leak variant.
// Edits: package, imports and an observing main. Only x has a finalizer; the
// cycle through y is enough.
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

	// The following line forms a cyclic reference
	// group with two members, x and y.
	// This causes x and y are not collectable.
	x.t, y.t = &y, &x // y also escapes to heap.
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
