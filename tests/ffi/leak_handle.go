// exit: 3
// flags: -leaks -seed 1
// The leak report lists handles that nobody has freed, with the call that made them.
package main

import (
	"ffi"
	"fmt"
)

//gol:handle libgolffi.so.1 thing_close
type Thing struct{ ffi.Handle }

//gol:extern libgolffi.so.1 thing_new
func newThing(id ffi.Int) *Thing

var kept []*Thing

func main() {
	for i := ffi.Int(0); i < 3; i++ {
		kept = append(kept, newThing(i))
	}
	newThing(9).Free()
	fmt.Println(len(kept))
}

// expect: 3
