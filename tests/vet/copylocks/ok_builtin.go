package main

import (
	"sync"
	"unsafe"
)

type big struct {
	mu sync.Mutex
	a  [4]sync.Mutex
}

func main() {
	var b big
	_ = len(b.a)
	_ = cap(b.a)
	_ = unsafe.Sizeof(b)
	_ = new(big)
	for i := range b.a {
		b.a[i].Lock()
	}
}
