// Every way out of a loop over a function, and iter.Pull.
package main

import (
	"fmt"
	"iter"
	"maps"
	"slices"
)

func count(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		defer fmt.Println("count done")
		for i := range n {
			if !yield(i) {
				fmt.Println("stopped at", i)
				return
			}
		}
	}
}
func pairs(n int) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		for i := range n {
			if !yield(i, fmt.Sprint("p", i)) {
				return
			}
		}
	}
}
func named() (r int, err error) {
	defer func() { r *= 10; fmt.Println("deferred", r, err) }()
	for i := range count(5) {
		defer fmt.Println("loop defer", i)
		if i == 3 {
			return i, fmt.Errorf("e%d", i)
		}
	}
	return -1, nil
}
func nested() string {
outer:
	for i := range count(3) {
		for j, s := range pairs(3) {
			switch {
			case i == 0 && j == 1:
				continue outer
			case i == 1 && j == 2:
				break outer
			case j == 0:
				continue
			}
			fmt.Println(i, j, s)
		}
	}
	for i := range count(2) {
		for range pairs(2) {
			func() {
				for k := range count(4) {
					if k == 1 {
						return
					}
				}
			}()
			if i == 1 {
				return "ret"
			}
			break
		}
	}
	return "end"
}
func gotos() {
	n := 0
again:
	for i := range count(3) {
		n++
		if i == 1 && n < 4 {
			goto again
		}
		if n > 5 {
			goto done
		}
	}
	fmt.Println("fallen")
	goto again
done:
	fmt.Println("done", n)
}
func rec() (out []any) {
	defer func() { out = append(out, recover()) }()
	for i := range count(3) {
		func() {
			defer func() { out = append(out, recover()) }()
			if i == 0 {
				panic("inner")
			}
		}()
		if i == 1 {
			panic("body")
		}
	}
	return
}
func labels() {
L:
	for i := range 3 {
		for x := range count(3) {
			switch x {
			case 1:
				if i == 1 {
					continue L
				}
				if i == 2 {
					break L
				}
			}
			select {
			default:
				if x == 2 {
					break
				}
				continue
			}
			fmt.Println("x", i, x)
		}
	}
}
func closures() {
	var fs []func() int
	for i := range count(3) {
		fs = append(fs, func() int { i++; return i })
	}
	for _, f := range fs {
		fmt.Print(f(), f(), " ")
	}
	fmt.Println()
	var i int
	for i = range count(2) {
	}
	fmt.Println(i)
	m := map[string]int{}
	var k [2]int
	for k[m["a"]], m["b"] = range slices.All([]int{5, 6}) {
		m["a"]++
	}
	fmt.Println(k, m)
	for range count(1) {
	}
}
func pull() {
	next, stop := iter.Pull(count(3))
	fmt.Println(next())
	fmt.Println(next())
	stop()
	fmt.Println(next())
	stop()
	n2, s2 := iter.Pull2(pairs(1))
	fmt.Println(n2())
	fmt.Println(n2())
	fmt.Println(n2())
	s2()
	n3, s3 := iter.Pull(count(3))
	s3()
	fmt.Println(n3())
	n4, s4 := iter.Pull(func(yield func(int) bool) { panic("in iter") })
	func() {
		defer func() { fmt.Println("rec", recover()) }()
		n4()
	}()
	fmt.Println(n4())
	s4()
	n5, s5 := iter.Pull(func(yield func(int) bool) {
		defer fmt.Println("cleanup")
		yield(1)
		fmt.Println("after")
	})
	n5()
	s5()
	n6, s6 := iter.Pull(func(yield func(int) bool) { defer func() { panic("cleanup panic") }(); yield(1) })
	n6()
	func() {
		defer func() { fmt.Println("rec", recover()) }()
		s6()
	}()
	s6()
}
func libs() {
	fmt.Println(slices.Collect(count(3)), slices.Sorted(maps.Keys(map[string]int{"b": 1, "a": 2})))
	for i, x := range slices.Backward([]string{"a", "b"}) {
		fmt.Print(i, x)
	}
	for c := range slices.Chunk([]int{1, 2, 3, 4, 5}, 2) {
		fmt.Print(c, cap(c))
	}
	fmt.Println(maps.Collect(pairs(2)), slices.AppendSeq([]int{9}, slices.Values([]int{1})))
	fmt.Println(slices.SortedFunc(count(3), func(a, b int) int { return b - a }), slices.Repeat([]int{1, 2}, 2))
	m := map[int]string{1: "x"}
	maps.Insert(m, pairs(1))
	fmt.Println(len(m))
}
func main() {
	fmt.Println(named())
	fmt.Println(nested())
	gotos()
	fmt.Println(rec())
	labels()
	closures()
	pull()
	libs()
}
