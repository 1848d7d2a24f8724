package main

var s0 string

func f(s1 string) {
	s0 = s1[:50] // WANT "this substring in s0 keeps all of s1 alive; use strings\.Clone"
}

func main() { f("x") }
