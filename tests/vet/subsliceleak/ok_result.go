package main

func head(s []int) []int { return s[:2] }

func last(b []byte) []byte {
	n := make([]byte, 8)
	copy(n, b)
	return n[4:8]
}

func main() { head([]int{1, 2}); last(nil) }
