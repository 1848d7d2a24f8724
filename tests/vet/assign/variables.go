package main

func main() {
	x, y := 1, 2
	x = x // WANT "self-assignment of x to x"
	x, y = x, 3 // WANT "self-assignment of x to x"
	y, x = x, x // WANT "self-assignment of x to x"
	(y) = (y) // WANT "self-assignment of \(y\) to \(y\)"
	println(x, y)
}
