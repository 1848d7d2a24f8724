package inner

func Twice(n int) int { return n + n }

func unused() int {
	return 0
}
