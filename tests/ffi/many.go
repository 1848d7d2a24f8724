// args: 20000 2000
// Calls and callbacks leave nothing behind: neither heap nor stubs grow.
package main

import (
	"ffi"
	"fmt"
	"os"
	"runtime"
	"strconv"
)

//gol:extern libgolffi.so.1 t_strlen
func strlen(s string) ffi.Size

//gol:extern libgolffi.so.1 t_apply
func apply(f func(a, b ffi.Int) ffi.Int, a, b ffi.Int) ffi.Int

//gol:extern libgolffi.so.1 t_apply
func applyFunc(f *ffi.Func, a, b ffi.Int) ffi.Int

func heap() uint64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.GC()
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

func live(n int) {
	funcs := make([]*ffi.Func, n)
	for i := range funcs {
		k := ffi.Int(i)
		funcs[i] = ffi.Callback(func(a, b ffi.Int) ffi.Int { return a + b + k })
	}
	for i, f := range funcs {
		if applyFunc(f, 1, 2) != ffi.Int(i)+3 {
			fmt.Println("callback", i, "is another's")
		}
	}
}

func main() {
	calls, _ := strconv.Atoi(os.Args[1])
	callbacks, _ := strconv.Atoi(os.Args[2])
	live(callbacks)
	before := heap()
	n := 0
	for i := 0; i < calls; i++ {
		n += int(strlen("some text"))
		n += int(apply(func(a, b ffi.Int) ffi.Int { return a + b }, 1, ffi.Int(i)&1))
	}
	live(callbacks)
	after := heap()
	fmt.Println(n == calls*10+calls/2, after < before+before/4+20000)
}

// expect: true true
