// exit: 3
// The program may end inside a callback; what the call held is given back.
package main

import (
	_ "ffi"
	"fmt"
	"os"
)

//gol:extern libgolffi.so.1 t_map_point
func mapPoint(f func(p Point, name string) Point, p Point) Point

//gol:cstruct
type Point struct{ X, Y float64 }

func main() {
	mapPoint(func(p Point, name string) Point {
		fmt.Println("leaving from", name)
		os.Exit(3)
		return p
	}, Point{})
}

// expect: leaving from named
