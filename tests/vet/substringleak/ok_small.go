package main

var s0 string

const text = "a constant's bytes are the program's own"

func main() {
	s := "literal text"
	s0 = s[:3]
	s0 = text[:5]
	u := string(make([]byte, 64))
	s0 = u[:8]
}
