// Functions of the mathematical library that Go's own does not have.
package main

import (
	_ "ffi"
	"fmt"
)

//gol:extern libm.so.6 cos
func Cos(x float64) float64

//gol:extern libm.so.6 fmaf
func FmaF(x, y, z float32) float32

//gol:extern libm.so.6 drem
func Drem(x, y float64) float64

func main() {
	fmt.Printf("%.4f %.4f\n", Cos(0), Cos(3.141592653589793/3))
	fmt.Println(FmaF(2, 3, 4), Drem(29, 3))
}

// expect: 1.0000 0.5000
// expect: 10 -1
