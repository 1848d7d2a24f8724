// flags: -ffi=off
package main

import "ffi"

//gol:extern libm.so.6 cos
func cos(x float64) float64 // ERROR "cos: C libraries are off \(-ffi=off, -sandbox\): libm.so.6 is not loaded"

var _ ffi.Int

func main() { println("never") }
