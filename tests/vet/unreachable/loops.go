package main

func main() {
	for i := 0; i < 3; i++ {
		if i == 1 {
			continue
			println(i) // WANT "unreachable code"
		}
		break
		println("x") // WANT "unreachable code"
	}
	for {
		println("y")
	}
	println("z") // WANT "unreachable code"
}
