// By value when nobody assigns afterwards, else shared.
package main

import "fmt"

func counter() (inc func() int, get func() int) {
	n := 0
	inc = func() int { n++; return n }
	get = func() int { return n }
	return
}

func fib() func() int {
	a, b := 0, 1
	return func() int {
		defer func() { a, b = b, a+b }()
		return a
	}
}

type big struct{ xs [40]int }

func main() {
	inc, get := counter()
	inc()
	inc()
	fmt.Println(get())
	f := fib()
	for range 8 {
		fmt.Print(f(), " ")
	}
	fmt.Println()
	s, t, m := "str", []int{1, 2, 3}, map[int]int{1: 1}
	z := 2 + 3i
	p := struct {
		a int8
		b string
	}{7, "p"}
	func() {
		func() {
			t[0] = 9
			m[2] = 2
			fmt.Println(s, t, m, z, p)
		}()
	}()
	var b big
	b.xs[3] = 4
	g := func() int { return b.xs[3] }
	b.xs[3]++
	fmt.Println(g())
	var fact func(int) int
	fact = func(n int) int {
		if n <= 1 {
			return 1
		}
		return n * fact(n-1)
	}
	fmt.Println(fact(10))
	fmt.Println(func(xs ...int) int { return len(xs) }(1, 2, 3))
}
