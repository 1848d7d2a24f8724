package main

import "ffi"

//gol:extern libm.so.6 cos // ERROR "//gol:extern wants a function without a body"
func Cos(x float64) float64 { return 1 }

//gol:extern libm.so.6 sin
func Sin(x float64) float64

//gol:extern libm.so.6 tan // ERROR "misplaced compiler directive"
type Tan func(float64) float64

var p ffi.Int

func main() {
	//gol:extern libm.so.6 tan // ERROR "misplaced compiler directive"
	println(Cos(1), Sin(1), p)
}
