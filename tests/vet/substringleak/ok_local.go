package main

func main() {
	var s string
	for range 3 {
		s += "x"
	}
	head := s[:2]
	m := map[string]int{}
	m[s[:1]]++
	println(head)
}
