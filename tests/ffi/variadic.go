// Variadic functions: C's promotions, and what has none.
package main

import (
	"ffi"
	"fmt"
	"os"
)

//gol:extern libgolffi.so.1 t_sum_any variadic
func sumAny(kinds string, args ...any) float64

//gol:extern libc.so.6 snprintf variadic
func snprintf(buf []byte, n ffi.Size, format string, args ...any) ffi.Int

func try(f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println(r)
		}
	}()
	f()
}

//gol:extern libgolffi.so.1 t_sum_any_pointer
func sumAnyPointer() ffi.Ptr

//gol:extern pointer variadic
func callSumAny(f ffi.Ptr, kinds string, args ...any) float64

func main() {
	fmt.Println(callSumAny(sumAnyPointer(), "did", 1.5, ffi.Int(2), float32(3)))
	fmt.Println(sumAny(""), sumAny("i", ffi.Int(4)), sumAny("id", int8(-1), float32(1.5)))
	fmt.Println(sumAny("iiii", int16(1), uint8(2), true, ffi.Char(4)), sumAny("lds", int64(1)<<40, 0.25, "four"))
	fmt.Println(sumAny("p", nil), sumAny("pi", ffi.Ptr(0), int32(9)))
	for i := 0; i < 3; i++ {
		fmt.Print(sumAny("di", float64(i), int32(i)), " ")
	}
	fmt.Println()
	buf := make([]byte, 64)
	n := snprintf(buf, 64, "%5.2f|%-4s|%c|%x|%ld", 3.14159, "ab", ffi.Char('z'), uint32(255), int64(-1))
	fmt.Println(string(buf[:n]))
	try(func() { sumAny("i", 1) })
	try(func() { sumAny("p", map[int]int{}) })
	try(func() { sumAny("p", struct{}{}) })
	try(func() { sumAny("p", os.Stdout) })
	try(func() { sumAny("p", make([]any, 200)...) })
}

// expect: 6.5
// expect: 0 4 0.5
// expect: 8 1.09951162778025e+12
// expect: 1 10
// expect: 0 2 4 
// expect:  3.14|ab  |z|ff|-1
// expect: ffi: argument 2 of sumAny is int, which has another size in C: ffi.Int, ffi.Long or int64?
// expect: ffi: argument 2 of sumAny is map[int]int, which has no meaning in C
// expect: ffi: argument 2 of sumAny is struct {}, which has no meaning in C
// expect: ffi: argument 2 of sumAny is *os.File, which has Go pointers in it
// expect: ffi: too many arguments for sumAny
