package main


func f(s1 string) {
	s0 = string([]byte(s1[:50])) // ERROR "undefined: s0"
}

func main() {}
