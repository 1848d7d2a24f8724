package main

var s0 []int

func main() {
	a := []int{1, 2, 3}
	s0 = a[:2]
	b := make([]int, 16)
	s0 = b[:2]
	c := [4]int{}
	s0 = c[:1]
}
