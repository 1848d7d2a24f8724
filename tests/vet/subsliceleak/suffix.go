package main

var s0 []int

func g(s1 []int) {
	s0 = s1[len(s1)-30:] // WANT "this subslice in s0 keeps all of s1 alive; use slices\.Clone"
}

func main() { g(make([]int, 1<<20)) }
