// Document 001, "什么是 Go 的 Finalizer 机制".
// Edit: package and imports added.
package main

import (
	"fmt"
	"runtime"
)

type TestStruct struct {
	name string
}

//go:noinline
func newTestStruct() *TestStruct {
	v := &TestStruct{"n1"}
	runtime.SetFinalizer(v, func(p *TestStruct) {
		fmt.Println("gc Finalizer")
	})
	return v
}

func main() {
	t := newTestStruct()
	fmt.Println("== start ===")
	_ = t
	fmt.Println("== ... ===")
	runtime.GC()
	fmt.Println("== end ===")
}
