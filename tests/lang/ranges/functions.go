//go:build go1.23

// Range over functions: every way out of the body.
package main

import "fmt"

func count(n int) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		defer fmt.Print("| ")
		for i := 0; i < n; i++ {
			if !yield(i) {
				return
			}
		}
	}
}

func pairs[K comparable, V any](ks []K, vs []V) func(func(K, V) bool) {
	return func(yield func(K, V) bool) {
		for i, k := range ks {
			if !yield(k, vs[i]) {
				return
			}
		}
	}
}

func times(n int) func(func() bool) {
	return func(yield func() bool) {
		for n > 0 && yield() {
			n--
		}
	}
}

func find(want int) (at int, ok bool) {
	for i := range count(10) {
		if i == want {
			return i, true
		}
	}
	return -1, false
}

func named() (x int, err error) {
	defer func() { x *= 2 }()
	for i := range count(5) {
		x += i
		if i == 3 {
			err = fmt.Errorf("at %d", i)
			return
		}
	}
	return 100, nil
}

func nested() string {
outer:
	for i := range count(4) {
		for j := range count(4) {
			switch {
			case j == 2:
				continue outer
			case i == 2:
				break outer
			case i == 1 && j == 1:
				fmt.Print("<", i, j, "> ")
				continue
			case i > 5:
				return "never"
			}
			fmt.Print(i, j, " ")
		}
	}
	for i := range count(3) {
		for k := range 5 {
			for j := range count(3) {
				if i+j+k == 4 {
					return fmt.Sprint("left with ", i, j, k)
				}
			}
		}
	}
	return "end"
}

func jump() {
	n := 0
again:
	for i := range count(3) {
		n++
		if i == 1 && n < 4 {
			goto again
		}
	}
	fmt.Println(n)
}

func main() {
	sum := 0
	for i := range count(5) {
		if i == 1 {
			continue
		}
		sum += i
	}
	fmt.Println(sum)
	for range times(3) {
		sum++
	}
	var k string
	var v float64
	for k, v = range pairs([]string{"a", "b", "c"}, []float64{1, 2, 3}) {
		if v == 2 {
			break
		}
	}
	fmt.Println(sum, k, v)
	fmt.Println(find(3))
	fmt.Println(find(33))
	fmt.Println(named())
	fmt.Println(nested())
	jump()
	var fs []func() int
	for i := range count(3) {
		fs = append(fs, func() int { i += 10; return i })
	}
	for _, f := range fs {
		fmt.Print(f(), f(), " ")
	}
	fmt.Println()
	var kept func(int) bool
	bad := func(yield func(int) bool) {
		kept = yield
		yield(1)
		yield(2)
	}
	func() {
		defer func() { fmt.Println(recover()) }()
		for i := range bad {
			fmt.Print(i, " ")
			break
		}
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		for range bad {
		}
		kept(3)
	}()
}
