package main

import "slices"

var s0 []int

func g(s1 []int) {
	s0 = slices.Clone(s1[len(s1)-30:])
	s0 = append([]int(nil), s1[:3]...)
	s0 = append(s0[:0], s1[:3]...)
}

func main() { g(make([]int, 1<<20)) }
