// A side table that finalizers clean up.
package main

import (
	"fmt"
	"runtime"
)

type handle struct{ id int }

var names = map[int]string{}

func open(id int) *handle {
	h := &handle{id}
	names[id] = fmt.Sprint("handle ", id)
	runtime.SetFinalizer(h, func(h *handle) { delete(names, h.id) })
	return h
}

func main() {
	for i := 0; i < 100; i++ {
		open(i)
	}
	runtime.GC()
	runtime.GC()
	fmt.Println(len(names))
}
