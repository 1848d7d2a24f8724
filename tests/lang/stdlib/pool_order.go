// sync.Pool: what comes back first, and what two collections leave.
package main

import (
	"fmt"
	"runtime"
	"sync"
)

type T struct{ id int }

func main() {
	n := 0
	p := sync.Pool{New: func() any { n++; return &T{n} }}
	a := p.Get().(*T)
	p.Put(a)
	fmt.Println(p.Get().(*T).id)
	p.Put(a)
	runtime.GC()
	fmt.Println(p.Get().(*T).id)
	p.Put(a)
	runtime.GC()
	runtime.GC()
	fmt.Println(p.Get().(*T).id)
	get := func() int { return p.Get().(*T).id }
	for i := 10; i < 14; i++ {
		p.Put(&T{i})
	}
	fmt.Println(get(), get(), get(), get(), get())
	for i := 20; i < 24; i++ {
		p.Put(&T{i})
	}
	runtime.GC()
	p.Put(&T{30})
	fmt.Println(get(), get(), get(), get(), get(), get())
	p.Put(nil)
	fmt.Println(get())
	var q sync.Pool
	fmt.Println(q.Get())
	q.Put(1)
	runtime.GC()
	q.Put(2)
	runtime.GC()
	fmt.Println(q.Get(), q.Get())
}
