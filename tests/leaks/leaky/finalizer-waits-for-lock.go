// A finalizer locks what a goroutine that is gone has locked.
package main

import (
	"runtime"
	"sync"
	"time"
)

type handle struct{ id int }

var mu sync.Mutex

func open(id int) *handle {
	h := &handle{id}
	runtime.SetFinalizer(h, func(h *handle) {
		mu.Lock()
		println("closed", h.id)
		mu.Unlock()
	})
	return h
}

func main() {
	println(open(1).id, open(2).id)
	mu.Lock()
	runtime.GC()
	time.Sleep(time.Second)
	runtime.GC()
}
