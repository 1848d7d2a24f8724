package main

var g int

func main() {
	if g = g; g > 0 { // WANT "self-assignment of g to g"
		return
	}
	for i := 0; i < 1; g = g { // WANT "self-assignment of g to g"
		i++
	}
	func() {
		g = g // WANT "self-assignment of g to g"
	}()
	switch g = g; { // WANT "self-assignment of g to g"
	}
}
