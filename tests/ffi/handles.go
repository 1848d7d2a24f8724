// Handles are closed once: by Free, or by the collector through the finalizer goroutine.
package main

import (
	"ffi"
	"fmt"
	"runtime"
)

//gol:handle libgolffi.so.1 thing_close
type Thing struct{ ffi.Handle }

//gol:extern libgolffi.so.1 thing_new errno=null
func newThing(id ffi.Int) (*Thing, error)

//gol:extern libgolffi.so.1 thing_open errno=result
func open(id ffi.Int, out **Thing) (ffi.Int, error)

//gol:extern libgolffi.so.1 thing_id
func (t *Thing) id() ffi.Int

//gol:extern libgolffi.so.1 things_live
func live() ffi.Int

type owner struct {
	thing *Thing
	self  *owner
}

func lose() {
	for i := ffi.Int(0); i < 10; i++ {
		o := &owner{}
		o.thing, _ = newThing(i)
		o.self = o // a cycle does no harm
	}
}

func main() {
	t, err := newThing(7)
	fmt.Println(t.id(), err, live(), t.Ptr().IsNil())
	t.Free()
	t.Free()
	fmt.Println(live(), t.Ptr().IsNil())
	func() {
		defer func() { fmt.Println(recover()) }()
		t.id()
	}()
	none, err := newThing(-1)
	fmt.Println(none, err, none.id())
	var out *Thing
	_, err = open(3, &out)
	fmt.Println(out.id(), err)
	var nothing *Thing
	_, err = open(-3, &nothing)
	fmt.Println(nothing == nil, err)
	lose()
	fmt.Println(live())
	runtime.GC()
	fmt.Println(live())
	out.Free()
	var zero Thing
	zero.Free()
	fmt.Println(zero.id())
}

// expect: 7 <nil> 1 false
// expect: 0 true
// expect: ffi: *main.Thing used after Free (freed at handles.go:41)
// expect: <nil> invalid argument -1
// expect: 3 <nil>
// expect: true invalid argument
// expect: 11
// expect: 1
// expect: -1
