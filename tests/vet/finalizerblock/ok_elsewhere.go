package main

import (
	"runtime"
	"sync"
)

type t struct{ mu sync.Mutex }

func (x *t) use() {
	x.mu.Lock()
	defer x.mu.Unlock()
}

func main() {
	x := &t{}
	x.use()
	runtime.SetFinalizer(x, func(*t) { println("freed") })
	ch := make(chan int, 1)
	ch <- 1
	<-ch
}
