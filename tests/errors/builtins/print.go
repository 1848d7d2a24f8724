package main

type pair struct{ a, b int }

func main() {
	var p pair
	var list [3]int
	println(&p, list[:], main, 1i, nil == any(p))
	print(p)         // ERROR "illegal types for operand: print"
	println(1, list) // ERROR "illegal types for operand: print"
}
