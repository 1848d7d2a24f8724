// Operands are evaluated left to right; an assignment's operands come before its values.
package main

import "fmt"

func trace(name string, v int) int {
	fmt.Print(name, " ")
	return v
}

type pair struct{ a, b int }

func (p pair) sum(x, y int) int { return p.a + p.b + x + y }

func makePair(name string) pair {
	fmt.Print(name, " ")
	return pair{1, 2}
}

func two() (int, int) { return trace("two", 1), 2 }

func add(x, y int) int { return x + y }

func main() {
	fmt.Println(trace("a", 1) + trace("b", 2)*trace("c", 3))
	s := []int{0, 0, 0}
	s[trace("i", 1)] = trace("v", 5)
	fmt.Println(s)
	s[trace("i", 2)], s[trace("j", 0)] = trace("v", 7), trace("w", 8)
	fmt.Println(s)
	fmt.Println(makePair("recv").sum(trace("x", 1), trace("y", 2)))
	fmt.Println(add(two()))
	m := map[int]int{}
	m[trace("k", 1)] += trace("v", 2)
	fmt.Println(m)
	p := &s[trace("addr", 1)]
	*p = trace("v", 9)
	fmt.Println(s, trace("f", 0) == 1 && trace("never", 1) == 1, trace("t", 1) == 1 || trace("never", 1) == 1)
	t := pair{b: trace("b", 1), a: trace("a", 2)}
	fmt.Println(t)
}
