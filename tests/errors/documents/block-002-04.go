package main


import "strings"

func f(s1 string) {
	var b strings.Builder
	b.Grow(50)
	b.WriteString(s1[:50])
	s0 = b.String() // ERROR "undefined: s0"
}

func main() {}
