package main

import (
	"fmt"
	"unsafe"
)

func fnv[T any](v *T) uint32 {
	h := uint32(2166136261)
	for _, b := range unsafe.Slice((*byte)(unsafe.Pointer(v)), unsafe.Sizeof(*v)) {
		h = (h ^ uint32(b)) * 16777619
	}
	return h
}

func main() {
	a, b := 1, 1
	fmt.Println(fnv(&a) == fnv(&b), fnv(&a))
	type K struct{ X, Y int16 }
	fmt.Println(fnv(&K{1, 2}), fnv(&K{2, 1}))
	s := [4]byte{'a', 'b', 'c', 'd'}
	fmt.Println(fnv(&s))
}
