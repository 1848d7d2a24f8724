package main

func main() {
	m := map[string]int{}
	m["a"] = m["a"]
	m["b"] += m["b"]
	type set struct{ m map[int]bool }
	s := set{map[int]bool{}}
	s.m[1] = s.m[1]
}
