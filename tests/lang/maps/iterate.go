// stress: 31
// Maps that change while they are ranged over: every entry at most once, the deleted never, those that
// stay always; also across growth, clear, and for keys that are not equal to themselves.
package main

import (
	"fmt"
	"math"
)

func fill(n int) map[int]int {
	m := map[int]int{}
	for i := 0; i < n; i++ {
		m[i] = i * i
	}
	return m
}

func deleteAhead(n int) {
	m := fill(n)
	seen := map[int]bool{}
	for k := range m {
		if seen[k] {
			fmt.Println("twice", k)
		}
		seen[k] = true
		delete(m, (k+1)%n)
		if k != (k+1)%n && seen[(k+1)%n] == false {
			seen[(k+1)%n] = true // must not come any more
			delete(seen, (k+1)%n)
			defer func(k int) {
				if seen[k] {
					fmt.Println("deleted one came", k)
				}
			}((k + 1) % n)
		}
	}
}

func growWhile(n int) {
	m := fill(n)
	count := map[int]int{}
	next := 1000
	for k, v := range m {
		if k < 1000 && v != k*k {
			fmt.Println("wrong value", k, v)
		}
		count[k]++
		if next < 1400 {
			for i := 0; i < 40; i++ {
				m[next] = 0
				next++
			}
		}
	}
	for i := 0; i < n; i++ {
		if count[i] != 1 {
			fmt.Println("old entry", i, "came", count[i], "times")
		}
	}
	for k, c := range count {
		if c > 1 {
			fmt.Println("entry", k, "came", c, "times")
		}
	}
}

func growAndDelete(n int) {
	m := fill(n)
	first := true
	came := map[int]bool{}
	for k := range m {
		came[k] = true
		if first {
			first = false
			for i := 0; i < 500; i++ {
				m[10000+i] = i
			}
			for i := 0; i < n; i += 2 {
				if i != k {
					delete(m, i)
				}
			}
			m[k] = -1
		}
	}
	for i := 1; i < n; i += 2 {
		if !came[i] {
			fmt.Println("missed", i)
		}
	}
	evens := 0
	for i := 0; i < n; i += 2 {
		if came[i] {
			evens++
		}
	}
	fmt.Println(n, "deleted ones that came:", evens > 1)
}

func clearWhile(n int) {
	m := fill(n)
	rounds := 0
	for range m {
		rounds++
		clear(m)
	}
	fmt.Println("rounds after clear:", rounds, len(m))
	m[5] = 6
	fmt.Println(m)
}

func nans() {
	m := map[float64]int{}
	for i := 0; i < 20; i++ {
		m[math.NaN()] = i
	}
	sum, n := 0, 0
	for k, v := range m {
		if k == k { // one of those added below: may come or not
			continue
		}
		sum += v
		n++
		if n == 3 {
			for i := 0; i < 100; i++ {
				m[float64(i)] = 0
			}
		}
	}
	_, ok := m[math.NaN()]
	fmt.Println(len(m), sum, ok)
	delete(m, math.NaN())
	fmt.Println(len(m))
	clear(m)
	fmt.Println(len(m))
}

func zeros() {
	m := map[float64]string{}
	m[0] = "plus"
	m[math.Copysign(0, -1)] = "minus"
	for k, v := range m {
		fmt.Println(len(m), v, math.Signbit(k))
	}
}

type point struct {
	x, y int16
	name string
}

func kinds() {
	a := map[any]int{1: 1, int8(1): 2, "1": 3, 1.0: 4, [2]int{1, 2}: 5, point{1, 2, "p"}: 6, nil: 7, true: 8}
	fmt.Println(a[1], a[int8(1)], a["1"], a[1.0], a[[2]int{1, 2}], a[point{1, 2, "p"}], a[nil], a[true], a[int16(1)])
	b := map[point][]string{{1, 2, "a"}: {"x"}}
	b[point{1, 2, "a"}] = append(b[point{1, 2, "a"}], "y")
	fmt.Println(b)
	type big [40]int
	c := map[big]big{}
	var k big
	k[39] = 7
	v := k
	v[0] = 1
	c[k] = v
	fmt.Println(c[k][0], c[k][39], c[big{}][39], len(c))
	d := map[*int]int{}
	x, y := new(int), new(int)
	d[x]++
	d[y] += 2
	d[x]++
	fmt.Println(d[x], d[y], d[nil])
	e := map[struct{}]int{}
	e[struct{}{}]++
	e[struct{}{}]++
	fmt.Println(e)
	f := map[uint8]bool{}
	for i := 0; i < 1000; i++ {
		f[uint8(i)] = i%2 == 0
	}
	fmt.Println(len(f), f[3], f[4])
}

func churn() {
	m := map[string]int{}
	for i := 0; i < 100000; i++ {
		m[fmt.Sprint(i)] = i
		if i >= 50 {
			delete(m, fmt.Sprint(i-50))
		}
	}
	sum := 0
	for _, v := range m {
		sum += v
	}
	fmt.Println(len(m), sum)
}

func unhashable() {
	for _, f := range []func(){
		func() { m := map[any]int{}; m[[]int{1}] = 2 },
		func() { var m map[any]int; _ = m[map[int]int{}] },
		func() { m := map[any]int{1: 2}; delete(m, func() {}) },
		func() { var m map[string]int; m["x"] = 1 },
	} {
		func() {
			defer func() { fmt.Println(recover()) }()
			f()
		}()
	}
}

func main() {
	for _, n := range []int{3, 8, 9, 100, 1000} {
		deleteAhead(n)
		growWhile(n % 900)
		growAndDelete(n)
		clearWhile(n)
	}
	nans()
	zeros()
	kinds()
	churn()
	unhashable()
}
