// Iterators that go on after the loop, swallow panics, or call yield elsewhere.
package main

import "fmt"

func try(name string, f func()) {
	defer func() {
		r := recover()
		if e, ok := r.(error); ok {
			fmt.Printf("%s: %T %v\n", name, r, e)
		} else {
			fmt.Println(name+":", r)
		}
	}()
	f()
	fmt.Println(name, "ok")
}
func keepGoing(yield func(int) bool) {
	for i := range 5 {
		yield(i)
	}
}
func swallow(yield func(int) bool) {
	defer func() { fmt.Println("swallow", recover()) }()
	yield(1)
}
func swallowGo(yield func(int) bool) {
	func() {
		defer func() { recover() }()
		yield(1)
	}()
	yield(2)
}
func main() {
	try("break", func() {
		for i := range keepGoing {
			if i == 1 {
				break
			}
		}
	})
	try("return", func() {
		for range keepGoing {
			return
		}
	})
	try("late", func() {
		var y func(int) bool
		for range func(yield func(int) bool) { y = yield } {
		}
		y(1)
	})
	try("swallow", func() {
		for range swallow {
			panic("body")
		}
		fmt.Println("after")
	})
	try("swallowGo", func() {
		for i := range swallowGo {
			if i == 1 {
				panic("body")
			}
		}
	})
	try("reenter", func() {
		var y func(int) bool
		n := 0
		for i := range func(yield func(int) bool) { y = yield; yield(0) } {
			n++
			if n < 3 {
				y(i + 1)
			}
		}
	})
	try("goroutine", func() {
		for i := range func(yield func(int) bool) {
			done := make(chan bool)
			go func() { defer close(done); yield(1) }()
			<-done
		} {
			fmt.Println("in", i)
		}
	})
	try("nil", func() {
		var f func(func(int) bool)
		for range f {
		}
	})
	try("nested outer", func() {
	L:
		for i := range keepGoing {
			for j := range keepGoing {
				if j == 1 {
					break L
				}
				_ = i
			}
		}
	})
	try("nested continue", func() {
	L:
		for i := range func(yield func(int) bool) { _ = yield(1) && yield(2) } {
			for j := range keepGoing {
				if j == 1 {
					continue L
				}
				_ = i
			}
		}
	})
	try("panic in iter", func() {
		for range func(yield func(int) bool) { yield(1); panic("iter") } {
		}
	})
	try("yield result", func() {
		for i := range func(yield func(int) bool) { fmt.Println(yield(1), yield(2)) } {
			_ = i
		}
	})
	try("inner keeps", func() {
		for i := range func(yield func(int) bool) {
			for x := range keepGoing {
				if !yield(x) {
					fmt.Println("stop")
					return
				}
			}
		} {
			if i == 2 {
				break
			}
		}
	})
	try("recursive", func() {
		var walk func(n int, yield func(int) bool) bool
		walk = func(n int, yield func(int) bool) bool {
			return n == 0 || walk(n-1, yield) && yield(n) && walk(n-1, yield)
		}
		for x := range func(yield func(int) bool) { walk(3, yield) } {
			fmt.Print(x, " ")
			if x == 3 {
				break
			}
		}
		fmt.Println()
	})
	try("zero args", func() {
		n := 0
		for range func(yield func() bool) {
			for yield() {
			}
		} {
			n++
			if n == 3 {
				break
			}
		}
		fmt.Println(n)
	})
}
