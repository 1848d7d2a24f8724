package main

import "strings"

var s0 string

func f(s1 string) {
	s0 = strings.Clone(s1[:50])
	s0 = string([]byte(s1[:50]))
	t := s1[:50]
	println(t)
}

func main() { f("x") }
