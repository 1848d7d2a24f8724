// The child points back to the parent that has the finalizer.
package main

import (
	"runtime"
	"time"
)

type parent struct {
	name     string
	children []*child
}

type child struct{ owner *parent }

func family() {
	p := &parent{name: "p"}
	for i := 0; i < 3; i++ {
		p.children = append(p.children, &child{p})
	}
	runtime.SetFinalizer(p, func(p *parent) { println("bye", p.name) })
}

func main() {
	family()
	runtime.GC()
	time.Sleep(time.Second)
	runtime.GC()
}
