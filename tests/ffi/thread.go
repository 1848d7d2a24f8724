// exit: 2
// C may call Go from gol's thread only.
package main

import "ffi"

//gol:extern libgolffi.so.1 t_call_from_thread
func callFromThread(f func(a, b ffi.Int) ffi.Int)

func main() {
	callFromThread(func(a, b ffi.Int) ffi.Int { return 0 })
}
