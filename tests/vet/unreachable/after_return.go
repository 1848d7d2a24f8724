package main

func f(n int) int {
	return n
	n++ // WANT "unreachable code"
	return n
}

func g() {
	panic("x")
	println("never") // WANT "unreachable code"
}

func main() {
	f(1)
	for {
	}
	g() // WANT "unreachable code"
}
