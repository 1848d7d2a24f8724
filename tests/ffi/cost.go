// skip: make bench runs it
// What a call of C costs, and a callback; both with two ints.
package main

import (
	"ffi"
	"fmt"
	"time"
)

type binary = func(a, b ffi.Int) ffi.Int

//gol:extern libgolffi.so.1 t_add
func add(a, b ffi.Int) ffi.Int

//gol:extern libgolffi.so.1 t_repeat
func repeat(f binary, n ffi.Int) ffi.Int

const times = 2000000

func main() {
	start := time.Now()
	sum := ffi.Int(0)
	for i := ffi.Int(0); i < times; i++ {
		sum = add(sum, i&1)
	}
	fmt.Printf("C call               %7.1f ns\n", float64(time.Since(start).Nanoseconds())/times)
	start = time.Now()
	n := repeat(func(a, b ffi.Int) ffi.Int { return a + b }, times)
	fmt.Printf("callback from C      %7.1f ns\n", float64(time.Since(start).Nanoseconds())/times)
	if sum != times/2 || n != times {
		panic("wrong sums")
	}
}
