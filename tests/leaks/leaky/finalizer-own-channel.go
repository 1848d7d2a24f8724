// Only the finalizer itself knows the channel that it waits for.
package main

import (
	"runtime"
	"time"
)

type T struct{ n int }

func start(done chan bool) {
	runtime.SetFinalizer(&T{1}, func(*T) { println("f"); <-done })
}

func main() {
	start(make(chan bool))
	runtime.GC()
	time.Sleep(time.Millisecond)
}
