// exit: -2
// A Ctrl-C that comes while C waits for a callback ends the program, by SIGINT, when the callback has
// returned.
package main

import (
	"ffi"
	"fmt"
)

//gol:extern libc.so.6 raise
func raise(signal ffi.Int) ffi.Int

//gol:extern libc.so.6 qsort
func qsort(base ffi.Ptr, n, size ffi.Size, compare func(a, b ffi.Ptr) ffi.Int)

//gol:extern libc.so.6 malloc
func malloc(n ffi.Size) ffi.Ptr

func main() {
	qsort(malloc(2), 2, 1, func(a, b ffi.Ptr) ffi.Int {
		raise(2)
		for i := 0; i < 1000000; i++ {
		}
		return 0
	})
	fmt.Println("back") // expect: back
	for {
	}
}
