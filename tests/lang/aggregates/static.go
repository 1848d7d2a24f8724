package main

import "fmt"

// Literals of constants are copied from static memory; writing to the copy changes no other.
type e struct {
	n  int8
	s  string
	xs [2]float32
}

var a = []int{1, 2, 3, 4, 5, 6, 7, 8, 9: 10}
var b = [12]string{"a", "b", "c", "d", "e", "f", "g", "h", 11: "z"}
var c = []e{{1, "x", [2]float32{1, 2}}, {s: "y"}, {n: 3}, {}, {}, {}, {}, {9, "last", [...]float32{3.5, 4}}}
var d = [...][2]byte{{1, 2}, {3, 4}, {5}, {}, {}, {}, {}, {7, 8}}

func f() []int { return []int{1, 2, 3, 4, 5, 6, 7, 8} }

func main() {
	fmt.Println(a, b, c, d)
	x := f()
	x[0] = 100
	fmt.Println(x, f())
	big := [20]int{1, 2, 3, 4, 5, 6, 7, 8, 9}
	i := 3
	big[i]++
	fmt.Println(big)
}
