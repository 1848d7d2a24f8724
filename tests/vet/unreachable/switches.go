package main

func f(n int) int {
	switch n {
	case 0:
		return 0
	default:
		return 1
	}
	return 2 // WANT "unreachable code"
}

func g(x any) string {
	switch x.(type) {
	case int:
		return "int"
	case string:
		panic("s")
	default:
		for {
		}
	}
	return "" // WANT "unreachable code"
}

func main() { f(0); g(1) }
