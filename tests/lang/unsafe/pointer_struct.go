package main

import (
	"fmt"
	"unsafe"
)

type Point struct{ X, Y int32 }
type Size struct{ W, H int32 }
type Wrapper struct{ P Point }

func main() {
	p := Point{3, 4}
	s := (*Size)(unsafe.Pointer(&p))
	s.W = 10
	fmt.Println(p, *s)
	w := (*Wrapper)(unsafe.Pointer(&p))
	w.P.Y = 20
	fmt.Println(p, *w)
	a := (*[2]int32)(unsafe.Pointer(&p))
	a[0]++
	fmt.Println(p, *a)
	u := (*uint64)(unsafe.Pointer(&p))
	fmt.Println(*u == uint64(11)|uint64(20)<<32)
	*u = 1 | 2<<32
	fmt.Println(p)
	x := (*int32)(unsafe.Pointer(&p))
	*x = -7
	fmt.Println(p.X)
}
