package main

import (
	"sync"
	"sync/atomic"
)

type guard struct {
	sync.RWMutex
	m map[string]int
}

func (g guard) get(k string) int { return g.m[k] } // WANT "get passes lock by value: main\.guard"

func byValue(mu sync.Mutex)             {} // WANT "byValue passes lock by value: sync\.Mutex"
func group(wg sync.WaitGroup, n int)    {} // WANT "group passes lock by value: sync\.WaitGroup contains sync\.noCopy"
func two(a, b sync.Once)                {} // WANT "two passes lock by value: sync\.Once contains sync/atomic\.Uint32 contains sync/atomic\.noCopy"
func counted(n atomic.Int64)            {} // WANT "counted passes lock by value: sync/atomic\.Int64 contains sync/atomic\.noCopy"
func array(g [3]guard)                  {} // WANT "array passes lock by value: main\.guard"

func main() {
	f := func(g guard) {} // WANT "func passes lock by value: main\.guard"
	_ = f
}
