// Loop variables are per iteration, in three-clause loops too.
package main

import "fmt"

func main() {
	var fs []func() int
	for i := 0; i < 3; i++ {
		fs = append(fs, func() int { i += 10; return i })
	}
	for _, f := range fs {
		fmt.Print(f(), " ", f(), " ")
	}
	fmt.Println()
	var ps []*int
	for i := 0; i < 4; i++ {
		ps = append(ps, &i)
		if i == 1 {
			i++
			continue
		}
	}
	for _, p := range ps {
		fmt.Print(*p, " ")
	}
	fmt.Println()
	var gs []func()
	for i, s := range []string{"a", "b"} {
		gs = append(gs, func() { fmt.Print(i, s, " ") })
	}
	for k := range 2 {
		gs = append(gs, func() { fmt.Print(k, " ") })
	}
	for _, g := range gs {
		g()
	}
	fmt.Println()
	n := 0
	for n < 5 {
		n++
		if n == 2 {
			continue
		}
		if n == 4 {
			break
		}
		fmt.Print(n, " ")
	}
	for i, j := 0, 10; i < j; i, j = i+1, j-2 {
		n += i * j
	}
	fmt.Println(n)
	for {
		n--
		if n < 0 {
			return
		}
	}
}
