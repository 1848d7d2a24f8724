// flags: -ffi=libc.so.6,libz.so.1
package main

import "ffi"

//gol:extern libm.so.6 cos
func cos(x float64) float64 // ERROR "cos: C library libm.so.6 is not among those allowed by -ffi=libc.so.6,libz.so.1"

var _ ffi.Int

func main() { println("never") }
