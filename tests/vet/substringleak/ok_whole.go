package main

var s0 string

func f(s string, n int) {
	s0 = s
	s0 = s[:]
	s0 = s[1:]
	s0 = s[:len(s)]
	s0 = s[:n]
}

func main() { f("x", 1) }
