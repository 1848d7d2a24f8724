package main

func f(n int) int {
	for {
		if n > 3 {
			break
		}
		n++
	}
	switch n {
	case 0:
		return 0
	}
outer:
	for {
		for {
			break outer
		}
	}
	return n
}

func main() { f(1) }
