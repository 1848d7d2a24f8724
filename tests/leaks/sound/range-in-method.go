// A loop that walks a slice is in the middle of it when the report is made: what it has passed is no waste.
package main

import (
	"fmt"
	"runtime/debug"
	"slices"
)

type shape interface{ area() int }
type square struct {
	side int
	data [3000]byte
}

func (s *square) area() int {
	if s.side == 7 {
		debug.LeakReport()
	}
	return s.side * s.side
}

func shapes(n int) []shape {
	s := make([]shape, n)
	for i := range s {
		s[i] = &square{side: i}
	}
	return s
}

func total(s []shape) (sum int) {
	for _, x := range s {
		sum += x.area()
	}
	return sum
}

func backwards(s []shape) (sum int) {
	for i := len(s) - 1; i >= 0; i-- {
		sum += s[i].area()
	}
	return sum
}

func each(s []shape, yield func(int, shape) bool) {
	for i, x := range s {
		if !yield(i, x) {
			return
		}
	}
}

func main() {
	fmt.Println(total(shapes(10)))
	fmt.Println(backwards(shapes(10)))
	sum := 0
	each(shapes(10), func(i int, x shape) bool { sum += x.area(); return true })
	s := shapes(10)
	slices.SortFunc(s, func(a, b shape) int { return b.area() - a.area() })
	for len(s) > 0 && sum > 0 {
		sum -= s[0].area()
		s[0] = nil
		s = s[1:]
	}
	fmt.Println(sum)
}
