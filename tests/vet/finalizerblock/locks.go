package main

import (
	"runtime"
	"sync"
)

type table struct {
	mu sync.Mutex
	wg sync.WaitGroup
}

func (t *table) close() {
	t.mu.Lock() // WANT "this finalizer can block \(Lock of a sync\.Mutex\); all later finalizers wait behind it"
	defer t.mu.Unlock()
}

func (t *table) wait() { t.wg.Wait() }

func main() {
	t, u := &table{}, &table{}
	runtime.SetFinalizer(t, (*table).close)
	runtime.SetFinalizer(u, func(t *table) {
		t.wait() // WANT "this finalizer can block \(Wait of a sync\.WaitGroup\); all later finalizers wait behind it"
	})
}
