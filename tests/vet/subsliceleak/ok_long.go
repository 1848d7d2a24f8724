package main

var s0 []int

func g(s []int, n int) {
	s0 = s[:n]
	s0 = s[1:]
	s0 = s[:100000]
	s0 = s[n : n+n]
}

func main() { g(nil, 0) }
