package main


func g(s1 []int) {
    // Assume the length of s1 if much larger than 30
    s0 = s1[len(s1)-30:] // ERROR "undefined: s0"
}

func main() {}
