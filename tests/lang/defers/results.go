// Deferred calls see and change the results; recover ends a panic.
package main

import (
	"errors"
	"fmt"
)

func named() (x int, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("recovered: %v", r)
			x *= 2
		}
	}()
	x = 21
	panic("oops")
}

func unnamed() int {
	defer func() { recover() }()
	panic(1)
}

func order() {
	for i := 0; i < 3; i++ {
		defer fmt.Print(i, " ")
	}
}

func args() {
	x := 1
	defer fmt.Println("deferred with", x)
	x = 2
	fmt.Println("now", x)
}

func rethrow() (s string) {
	defer func() { s = fmt.Sprint(recover()) }()
	defer func() {
		r := recover()
		panic(fmt.Sprint("again ", r))
	}()
	panic("first")
}

type T struct{ n int }

func (t T) val()  { fmt.Println("val", t.n) }
func (t *T) ptr() { fmt.Println("ptr", t.n) }

func receivers() {
	t := T{1}
	defer t.val()
	defer t.ptr()
	t.n = 2
}

func swapped() (a, b int) {
	defer func() { a++ }()
	a, b = 1, 2
	return b, a
}

func runtimeError() (err error) {
	defer func() {
		err = recover().(error)
	}()
	var s []int
	_ = s[3]
	return nil
}

func nested() (n int) {
	defer func() {
		defer func() { n += recover().(int) }()
		panic(n)
	}()
	return 20
}

func spread() (int, string) { return 1, "one" }

func deferSpread() {
	defer fmt.Println(spread())
	defer copy(make([]int, 1), []int{1})
	m := map[int]int{1: 1}
	defer func() { fmt.Println(len(m)) }()
	defer delete(m, 1)
}

func main() {
	fmt.Println(named())
	fmt.Println(unnamed())
	order()
	fmt.Println()
	args()
	fmt.Println(rethrow())
	receivers()
	fmt.Println(swapped())
	fmt.Println(runtimeError())
	fmt.Println(nested())
	deferSpread()
	func() {
		defer func() {
			defer recover()
		}()
		panic(errors.New("stopped by a recover that the deferred function defers"))
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		defer recover() // too early
		panic("not stopped")
	}()
	fmt.Println("end")
}
