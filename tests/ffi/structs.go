// Structs by value and by pointer, nested, with arrays, a union as bytes; layouts as the C compiler's.
package main

import (
	"ffi"
	"fmt"
	"math"
	"unsafe"
)

//gol:cstruct
type Point struct{ X, Y float64 }

//gol:cstruct
type Small struct {
	A int8
	B int32
}

type (
	//gol:cstruct
	Mixed struct {
		Tag    ffi.Char
		At     Point
		Counts [3]int16
		Weight float32
	}
	//gol:cstruct
	Large struct{ Values [40]int64 }
)

//gol:cstruct
type Tagged struct {
	Kind ffi.Int
	_    [0]int64 // the union is aligned as its widest member
	N    [8]byte
}

//gol:extern libgolffi.so.1 t_mirror
func mirror(p Point) Point

//gol:extern libgolffi.so.1 t_small
func small(s Small) Small

//gol:extern libgolffi.so.1 t_mixed
func mixed(m Mixed) Mixed

//gol:extern libgolffi.so.1 t_large
func large(l Large, add int64) Large

//gol:extern libgolffi.so.1 t_scale
func scale(p *Point, by float64)

//gol:extern libgolffi.so.1 t_tag
func tag(t *Tagged)

//gol:extern libgolffi.so.1 t_layout
func layout(what ffi.Int) ffi.Size

func main() {
	fmt.Println(mirror(Point{1, 2}), small(Small{5, 21}))
	m := mixed(Mixed{'a', Point{1, 2}, [3]int16{10, 20, 30}, 1.5})
	fmt.Println(m)
	var l Large
	l.Values[39] = 2
	l = large(l, 40)
	fmt.Println(l.Values[0], l.Values[39])
	p := Point{3, 4}
	scale(&p, 2)
	fmt.Println(p)
	points := []Point{{1, 1}, {2, 2}}
	scale(&points[1], 10)
	fmt.Println(points)
	var t Tagged
	tag(&t)
	fmt.Println(t.Kind, math.Float64frombits(*(*uint64)(unsafe.Pointer(&t.N))))
	ours := []uintptr{unsafe.Sizeof(Point{}), unsafe.Sizeof(Small{}), unsafe.Sizeof(m), unsafe.Sizeof(l),
		unsafe.Sizeof(t), unsafe.Offsetof(Small{}.B), unsafe.Offsetof(m.At), unsafe.Offsetof(m.Counts),
		unsafe.Offsetof(m.Weight), unsafe.Offsetof(t.N)}
	for i, n := range ours {
		if uintptr(layout(ffi.Int(i))) != n {
			fmt.Println("layout", i, "is", layout(ffi.Int(i)), "in C and", n, "in Go")
		}
	}
}

// expect: {2 1} {-5 42}
// expect: {98 {11 2} [10 20 7] 3}
// expect: 40 42
// expect: {6 8}
// expect: [{1 1} {20 20}]
// expect: 2 0.5
