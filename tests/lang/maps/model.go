// Big maps against a model: inserts, updates, deletes and loops mixed, so that tables grow in steps while
// they are used.
package main

import "fmt"

type rng uint64

func (r *rng) next(n int) int {
	*r = *r*6364136223846793005 + 1442695040888963407
	return int(uint64(*r) >> 33 % uint64(n))
}

const space = 40000

func check(m map[int]int, model []int, n int) {
	if len(m) != n {
		fmt.Println("length", len(m), "want", n)
	}
	seen := 0
	for k, v := range m {
		if model[k] != v {
			fmt.Println("key", k, "has", v, "want", model[k])
		}
		seen++
	}
	if seen != n {
		fmt.Println("loop saw", seen, "want", n)
	}
	for k, v := range model {
		if got, ok := m[k]; ok != (v != 0) || got != v {
			fmt.Println("lookup", k, got, ok, "want", v)
		}
	}
}

func mixed(seed rng, deletes int) {
	r := seed
	m := map[int]int{}
	model := make([]int, space)
	n := 0
	for step := 1; step <= 300000; step++ {
		k := r.next(space)
		if r.next(100) < deletes {
			if model[k] != 0 {
				n--
			}
			delete(m, k)
			model[k] = 0
		} else {
			if model[k] == 0 {
				n++
			}
			m[k] = step
			model[k] = step
		}
		if step%60000 == 0 || step == 12345 || step == 3100 {
			check(m, model, n)
		}
	}
	check(m, model, n)
	fmt.Println(len(m))
}

// loops goes over a map that grows and shrinks under the loop: what was there from the start and stays comes
// exactly once.
func loops(n int) {
	m := map[string]int{}
	for i := 0; i < n; i++ {
		m[fmt.Sprint("k", i)] = i
	}
	times := make([]int, n)
	extra := 0
	for k, v := range m {
		if v >= n {
			continue
		}
		if k != fmt.Sprint("k", v) {
			fmt.Println("wrong value", k, v)
		}
		times[v]++
		if extra < 4*n {
			for i := 0; i < 3; i++ {
				m[fmt.Sprint("x", extra)] = n + extra
				extra++
			}
		}
		if v%3 == 0 {
			delete(m, k)
		}
	}
	for i, c := range times {
		if c != 1 {
			fmt.Println("entry", i, "came", c, "times")
		}
	}
	fmt.Println(len(m) == n-(n+2)/3+extra)
	clear(m)
	fmt.Println(len(m))
}

func main() {
	mixed(1, 10)
	mixed(2, 45)
	mixed(3, 60)
	for _, n := range []int{3000, 3072, 3073, 5000, 20000} {
		loops(n)
	}
}

// stress: 97
