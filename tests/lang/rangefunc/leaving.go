//go:build go1.23

// break, continue, goto and return through several loops over functions and others.
package main

import "fmt"

func upTo(n int) func(func(int) bool) {
	return func(yield func(int) bool) {
		defer fmt.Print(")")
		fmt.Print("(")
		for i := 0; i < n && yield(i); i++ {
		}
	}
}

func mixed(what int) (s string) {
	defer func() { s = fmt.Sprint(what, ": ", s) }()
outer:
	for a := range upTo(3) {
		for i := 0; i < 2; i++ {
			switch a {
			case 1:
				continue outer
			}
		inner:
			for b := range upTo(3) {
				for _, c := range []int{10, 20} {
					fmt.Print(a, i, b, c, " ")
					switch {
					case what == 0 && b == 1:
						break inner
					case what == 1 && c == 20:
						continue inner
					case what == 2 && b == 1:
						break outer
					case what == 3 && c == 20:
						continue outer
					case what == 4 && b == 2:
						goto out
					case what == 5 && b == 1:
						return fmt.Sprint("returned ", a, b, c)
					case what == 6:
						break
					case what == 7 && c == 10:
						goto next
					}
				}
			next:
			}
		}
	}
	return "end"
out:
	return "out"
}

func assigned() {
	var x [3]int
	i := 0
	for x[i] = range upTo(3) {
		if i++; i == len(x) {
			break
		}
	}
	fmt.Println(x)
	var p struct{ k, v int }
	for p.k, p.v = range func(yield func(int, int) bool) { _ = yield(1, 2) && yield(3, 4) } {
	}
	fmt.Println(p)
}

func closures() {
	var fs []func() int
	sum := 0
	for i := range upTo(3) {
		fs = append(fs, func() int { i *= 10; sum += i; return i })
	}
	for _, f := range fs {
		fmt.Print(f(), f(), " ")
	}
	fmt.Println(sum)
}

func main() {
	for what := range 8 {
		fmt.Println(mixed(what))
	}
	assigned()
	closures()
}
