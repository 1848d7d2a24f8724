package main

import "fmt"

type p struct {
	a int
	s string
	f float64
	_ int
}
type iface struct {
	x any
	n int
}

func main() {
	a, b := p{1, "x", 0, 3}, p{1, "x", 0, 4}
	fmt.Println(a == b, a != p{}, [2]p{a, b} == [2]p{b, a})
	var zero float64
	a.f, b.f = zero, -zero
	fmt.Println(a == b)
	s, t := "abc", "abd"
	fmt.Println(s < t, s <= t, s > t, s >= "abc", s == "ab"+"c", s != t, "" < s)
	var x, y any = 1, 1.0
	fmt.Println(x == y, x == 1, y == 1.0, x == nil, any(nil) == nil)
	x, y = iface{2, 3}, iface{2, 3}
	fmt.Println(x == y, x == any(iface{"2", 3}))
	c1, c2 := make(chan int), make(chan int)
	var ro <-chan int = c1
	fmt.Println(c1 == c2, c1 == ro)
	var fn func()
	var sl []int
	var m map[int]int
	fmt.Println(fn == nil, sl == nil, m == nil, []int{} == nil, nil != m)
	pa, pb := new(int), new(int)
	fmt.Println(pa == pb, pa == pa, pa != nil)
	z := 1 + 2i
	fmt.Println(z == 1+2i, z != 2i)
	var e1, e2 error
	fmt.Println(e1 == e2)
	u, i8 := uint8(200), int8(-56)
	fmt.Println(u > 100, i8 < 0, uint64(1)<<63 > 5, int64(-1) < 1)
	if v := x.(iface); v.n == 3 && (v.x == 2 || v.x == 4) && !(v.x == 5) {
		fmt.Println("yes")
	}
	defer func() { fmt.Println(recover()) }()
	fmt.Println(any([]int{1}) == any([]int{1}))
}
