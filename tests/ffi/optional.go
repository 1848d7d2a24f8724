// exit: 2
// An optional symbol that is missing is a nil function.
package main

import (
	"ffi"
	"fmt"
)

//gol:extern libgolffi.so.1 t_nothing_of_the_kind optional
func nothing() ffi.Int

//gol:extern libgolffi.so.1 t_frees optional
func frees() ffi.Int

func main() {
	fmt.Println(nothing == nil, frees == nil, frees())
	f := nothing
	fmt.Println(f == nil)
	nothing()
}

// expect: true false 0
// expect: true
