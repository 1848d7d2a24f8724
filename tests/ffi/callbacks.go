// C calls Go: for the length of a call, for longer, in calls inside calls, with collections meanwhile.
package main

import (
	"ffi"
	"fmt"
	"runtime"
)

type binary = func(a, b ffi.Int) ffi.Int

//gol:extern libgolffi.so.1 t_apply
func apply(f binary, a, b ffi.Int) ffi.Int

//gol:extern libgolffi.so.1 t_apply
func applyFunc(f *ffi.Func, a, b ffi.Int) ffi.Int

//gol:extern libgolffi.so.1 t_apply_twice
func applyTwice(f binary, a, b ffi.Int) ffi.Int

//gol:extern libgolffi.so.1 t_operator
func operator(name ffi.Char) ffi.Ptr

//gol:extern pointer
func call(f ffi.Ptr, a, b ffi.Int) ffi.Int

//gol:extern libgolffi.so.1 t_keep
func keep(f *ffi.Func)

//gol:extern libgolffi.so.1 t_keep
func keepForCall(f binary)

//gol:extern libgolffi.so.1 t_call_kept
func callKept(a, b ffi.Int) ffi.Int

//gol:cstruct
type Point struct{ X, Y float64 }

//gol:extern libgolffi.so.1 t_map_point
func mapPoint(f func(p Point, name string) Point, p Point) Point

//gol:extern libgolffi.so.1 t_map_float
func mapFloat(f func(x float32, n int8) float32, x float32) float32

//gol:extern libgolffi.so.1 t_visit
func visit(n ffi.Int, f func(i int64)) int64

func try(what string, f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println(what+":", r)
		}
	}()
	f()
}

func deep(n int) ffi.Int { // grows the stack inside a callback
	if n == 0 {
		return 0
	}
	return 1 + deep(n-1)
}

func main() {
	total := ffi.Int(0)
	add := func(a, b ffi.Int) ffi.Int { total += a; return a + b }
	fmt.Println(apply(add, 2, 3), apply(nil, 1, 1), applyTwice(add, 5, 6), total)

	garbage := func(a, b ffi.Int) ffi.Int {
		s := make([]*ffi.Int, 0)
		for i := ffi.Int(0); i < 100; i++ {
			x := i
			s = append(s, &x)
		}
		runtime.GC()
		return *s[a] + *s[b] + deep(3000)
	}
	fmt.Println(apply(garbage, 7, 8))

	inner := func(a, b ffi.Int) ffi.Int {
		return apply(func(c, d ffi.Int) ffi.Int { return c * d }, a, b) + 1
	}
	fmt.Println(applyTwice(inner, 3, 4))

	fmt.Println(call(operator('+'), 20, 22), call(operator('*'), 6, 7), apply(func(a, b ffi.Int) ffi.Int {
		return call(operator('*'), a, b)
	}, 3, 5))
	try("null", func() { call(operator('?'), 1, 2) })

	f := ffi.Callback(func(a, b ffi.Int) ffi.Int { return a - b })
	keep(f)
	fmt.Println(callKept(50, 8), applyFunc(f, 9, 4), applyFunc(nil, 0, 0), f.Ptr().IsNil())
	f.Close()
	try("closed", func() { callKept(1, 2) })
	try("passed", func() { applyFunc(f, 1, 2) })
	keepForCall(add)
	try("late", func() { callKept(1, 2) })

	fmt.Println(mapPoint(func(p Point, name string) Point { fmt.Println(name); return Point{p.Y * 2, p.X} }, Point{1, 2}))
	fmt.Println(mapFloat(func(x float32, n int8) float32 { return x * float32(n) }, 0.5))

	n := 0
	try("panic", func() {
		visit(1000, func(i int64) {
			n++
			if i == 2 {
				panic("third")
			}
		})
	})
	fmt.Println(n)
	try("bad", func() { ffi.Callback(func(x int) {}) })
	try("bad", func() { ffi.Callback(3) })
	try("bad", func() { ffi.Callback(func() string { return "" }) })
	try("bad", func() { ffi.Callback(func(x ...ffi.Int) {}) })
	func() {
		defer fmt.Println("goexit runs defers")
		done := make(chan bool)
		go func() {
			defer close(done)
			visit(3, func(i int64) { runtime.Goexit() })
		}()
		<-done
	}()
}

// expect: 5 -1 22 13
// expect: 3015
// expect: 26
// expect: 42 42 15
// expect: null: ffi: call calls a NULL function pointer
// expect: 42 5 -1 false
// expect: closed: ffi: callback for func(ffi.Int, ffi.Int) ffi.Int called after Close (closed at callbacks.go:93)
// expect: passed: ffi: callback used after Close
// expect: late: ffi: callback for keepForCall called after the call it was made for
// expect: named
// expect: {4 1}
// expect: -1.5
// expect: panic: third
// expect: 3
// expect: bad: ffi.Callback: int has another size in C, whose int has 32 bits: ffi.Int, ffi.Long or int64? (parameter 1)
// expect: bad: ffi.Callback: int is no function
// expect: bad: ffi.Callback: string cannot be given to C for good: use ffi.Ptr (result)
// expect: bad: ffi.Callback: C cannot call a variadic Go function
// expect: goexit runs defers
