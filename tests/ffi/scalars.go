// Numbers of every size cross in both directions, in registers and on the stack.
package main

import (
	"ffi"
	"fmt"
)

//gol:extern libgolffi.so.1 t_i8
func i8(x int8) int8

//gol:extern libgolffi.so.1 t_u8
func u8(x uint8) ffi.UChar

//gol:extern libgolffi.so.1 t_i16
func i16(x ffi.Short) int16

//gol:extern libgolffi.so.1 t_u16
func u16(x uint16) uint16

//gol:extern libgolffi.so.1 t_i32
func i32(x ffi.Int) int32

//gol:extern libgolffi.so.1 t_u32
func u32(x ffi.UInt) uint32

//gol:extern libgolffi.so.1 t_i64
func i64(x ffi.Long) int64

//gol:extern libgolffi.so.1 t_u64
func u64(x ffi.Size) ffi.ULongLong

//gol:extern libgolffi.so.1 t_f32
func f32(x float32) float32

//gol:extern libgolffi.so.1 t_f64
func f64(x float64) float64

//gol:extern libgolffi.so.1 t_not
func not(x bool) bool

//gol:extern libgolffi.so.1 t_many
func many(a int8, b float64, c int16, d float32, e int32, f float64, g int64, h float32, i uint8,
	j float64, k uint32, l float64) float64

type meters float64

// A method is a function whose first argument is the receiver.
//
//gol:extern libgolffi.so.1 t_f64
func (m meters) half() meters

//gol:extern libgolffi.so.1 t_two
func two() bool

func main() {
	yes := two()
	fmt.Println(yes, yes == true, map[bool]string{true: "found"}[yes])
	fmt.Println(i8(127), i8(-2), u8(255), i16(32767), u16(65535), i32(2147483647), u32(4294967295))
	fmt.Println(i64(-9), u64(1<<64-1), f32(5), f64(-0.5), not(true), not(false))
	fmt.Println(many(-1, 2, -3, 4, -5, 6, -7, 8, 9, 10, 11, 12))
	f := i32 // a value like any function
	fmt.Println(f(41), meters(3).half())
	apply := func(g func(float64) float64, x float64) float64 { return g(x) }
	fmt.Println(apply(f64, 9))
	defer fmt.Println("deferred", i16(1))
	go i8(1)
}

// expect: true true found
// expect: -128 -1 0 -32768 0 -2147483648 0
// expect: -8 0 2.5 -0.25 false true
// expect: 482
// expect: 42 1.5
// expect: 4.5
// expect: deferred 2
