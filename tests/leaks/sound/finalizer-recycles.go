// A finalizer that keeps its object, for use again.
package main

import (
	"fmt"
	"runtime"
)

type buf struct{ b [4096]byte }

var free []*buf

func get() *buf {
	if n := len(free); n > 0 {
		b := free[n-1]
		free[n-1] = nil
		free = free[:n-1]
		return b
	}
	b := &buf{}
	runtime.SetFinalizer(b, recycle)
	return b
}

func recycle(b *buf) {
	runtime.SetFinalizer(b, recycle)
	free = append(free, b)
}

func main() {
	for i := 0; i < 100; i++ {
		b := get()
		b.b[0] = byte(i)
		if i%10 == 0 {
			runtime.GC()
		}
	}
	fmt.Println(len(free) > 0)
}
