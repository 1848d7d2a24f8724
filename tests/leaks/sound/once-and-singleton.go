// Things made once and kept by package variables, a background goroutine among them.
package main

import (
	"fmt"
	"runtime/debug"
	"sync"
)

type config struct {
	raw  []byte
	keys []string
}

var (
	once   sync.Once
	cfg    *config
	events = make(chan string, 4)
	start  = sync.OnceFunc(func() { go loop() })
	value  = sync.OnceValue(func() []int { return make([]int, 1000)[:1000] })
	names  sync.Map
	ready  = sync.NewCond(&sync.Mutex{})
	count  int
)

func get() *config {
	once.Do(func() { cfg = &config{raw: make([]byte, 20000), keys: []string{"a", "b"}} })
	return cfg
}

func loop() {
	for e := range events {
		names.Store(e, len(e))
		ready.L.Lock()
		count++
		ready.L.Unlock()
		ready.Broadcast()
	}
}

func main() {
	start()
	start()
	for _, e := range []string{"one", "two", "three"} {
		events <- e
	}
	ready.L.Lock()
	for count < 3 {
		ready.Wait()
	}
	ready.L.Unlock()
	debug.LeakReport()
	n, _ := names.Load("three")
	fmt.Println(len(get().raw), n, len(value()))
	close(events)
}
