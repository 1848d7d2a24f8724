// A registry keyed by addresses, whose entries lead back.
package main

import (
	"fmt"
	"runtime"
)

type key struct {
	name string
	self *value
}

type value struct{ owner *key }

var registry = map[uintptr]*value{}

func track(name string) {
	k := &key{name: name}
	v := &value{owner: k}
	k.self = v
	runtime.SetFinalizer(k, func(k *key) { delete(registry, 1) })
}

func main() {
	for i := 0; i < 6; i++ {
		track(fmt.Sprint("k", i))
	}
	runtime.GC()
	runtime.GC()
	fmt.Println(len(registry))
}
