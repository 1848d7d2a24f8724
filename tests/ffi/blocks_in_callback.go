// exit: 2
// A callback cannot wait: C's frames would have to wait with it.
package main

import "ffi"

//gol:extern libgolffi.so.1 t_visit
func visit(n ffi.Int, f func(i int64)) int64

func main() {
	ch := make(chan int)
	visit(1, func(i int64) { <-ch })
}
