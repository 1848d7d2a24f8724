package main

func f(n int) int {
	switch {
	case n > 0:
		return 1
	case n < 0:
		return -1
	}
	switch n {
	case 1:
		fallthrough
	case 2:
		n = 2
	default:
		return 0
	}
	return n
}

func main() { f(1) }
