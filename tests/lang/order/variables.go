// The spec leaves open when variables are read; like gc, after the calls of the same operand list.
package main

import "fmt"

var x = 1

type T struct{ a, b int }

var t = T{1, 2}
var arr = [3]int{1, 2, 3}
var sl = []int{1, 2, 3}
var p = &T{1, 2}

func f() int { x = 2; t.a = 20; arr[0] = 20; sl[0] = 20; p.a = 20; return 10 }
func reset() { x = 1; t = T{1, 2}; arr = [3]int{1, 2, 3}; sl = []int{1, 2, 3}; p = &T{1, 2} }

func r() (int, int)     { return x, f() }
func r2() (int, int)    { return t.a, f() }
func g(a, b int) string { return fmt.Sprint(a, b) }

func main() {
	reset()
	fmt.Println("add", x+f())
	reset()
	a, b := r()
	fmt.Println("ret", a, b)
	reset()
	a, b = r2()
	fmt.Println("ret2", a, b)
	reset()
	fmt.Println("call", g(x, f()))
	reset()
	fmt.Println("callt", g(t.a, f()))
	reset()
	fmt.Println("callarr", g(arr[0], f()))
	reset()
	fmt.Println("callsl", g(sl[0], f()))
	reset()
	fmt.Println("callp", g(p.a, f()))
	reset()
	fmt.Println("slice", []int{x, f()})
	reset()
	fmt.Println("struct", T{x, f()})
	reset()
	m := map[int]int{}
	m[x] = f()
	fmt.Println("mapset", m)
	reset()
	c, d := x, f()
	fmt.Println("assign", c, d)
	reset()
	fmt.Println("cmp", x == f()-8, p.a < f())
	reset()
	y := 1
	h := func() int { y = 2; return 10 }
	fmt.Println("local", y+h(), g(y, h()))
	y = 1
	e, k := y, h()
	fmt.Println("localassign", e, k)
	y = 1
	fmt.Println("any", []any{y, h()}, x)
	y = 1
	arr2 := [2]int{y, h()}
	fmt.Println(arr2)
	y = 1
	y += h()
	fmt.Println("opassign", y)
	x = 1
	x += f()
	fmt.Println("gopassign", x)
	reset()
	arr[x] = f()
	fmt.Println("idx", arr)
	reset()
	sl[0] += f()
	fmt.Println("slop", sl)
	reset()
	p.a += f()
	fmt.Println("pop", *p)
	s := "a"
	q := func() string { s = "b"; return "c" }
	fmt.Println("str", s+q())
	reset()
	i := 0
	inc := func() int { i++; return i }
	fmt.Println("two", inc()+i*10, i)
}
