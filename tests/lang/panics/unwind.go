// Defer, panic, recover, Goexit: who runs, in which order, and what recover sees.
package main

import (
	"errors"
	"fmt"
	"runtime"
)

func order() (s string) {
	defer func() { s += "1" }()
	defer func() { s += "2"; recover() }()
	defer func() { s += "3"; defer func() { s += "4" }() }()
	for i := 0; i < 3; i++ {
		defer func() { s += fmt.Sprint(i) }()
	}
	panic("x")
}

func helper() any { return recover() }

func notDirect() {
	defer func() { fmt.Println("outer:", recover()) }()
	defer func() { fmt.Println("by helper:", helper()) }()
	panic("p1")
}

func direct() {
	defer func() { fmt.Println("after:", recover()) }()
	defer helper()
	panic("p2")
}

type T struct{ name string }

func (t T) done()   { fmt.Println(t.name, recover()) }
func (t *T) pdone() { fmt.Println(t.name, recover()) }

type I interface{ done() }

func methods() {
	func() { defer T{"value"}.done(); panic(1) }()
	func() { defer (&T{"pointer"}).pdone(); panic(2) }()
	func() { var i I = T{"interface"}; defer i.done(); panic(3) }()
	func() { var i I = &T{"promoted"}; defer i.done(); panic(4) }()
	func() { f := T{"method value"}.done; defer f(); panic(5) }()
	func() { e := struct{ T }{T{"embedded"}}; defer e.done(); panic(6) }()
}

func replaced() {
	defer func() { fmt.Println("got", recover(), "then", recover()) }()
	defer func() { panic("second") }()
	panic("first")
}

func nestedRecover() {
	defer func() { fmt.Println("outer", recover()) }()
	defer func() {
		defer func() { fmt.Println("inner", recover()) }()
		panic("in defer")
	}()
	panic("first")
}

func named() (n int, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("caught %v", r)
		}
	}()
	n = 7
	var a []int
	return a[n], nil
}

func inLoop() {
	for i := 0; i < 3; i++ {
		func() {
			defer func() { fmt.Print(recover(), " ") }()
			panic(i)
		}()
	}
	fmt.Println()
}

func goexit() {
	done := make(chan string)
	go func() {
		defer func() { done <- fmt.Sprint("recover in Goexit: ", recover()) }()
		runtime.Goexit()
	}()
	fmt.Println(<-done)
	go func() {
		defer func() { done <- "last" }()
		defer func() {
			defer func() { fmt.Println("cut off by", recover()) }()
			panic("panic in Goexit")
		}()
		runtime.Goexit()
	}()
	fmt.Println(<-done)
	go func() {
		defer close(done)
		func() {
			defer func() { fmt.Println("recovered", recover()) }()
			defer func() { panic("over Goexit") }()
			runtime.Goexit()
		}()
		fmt.Println("not reached")
	}()
	_, ok := <-done
	fmt.Println(ok)
}

type myErr struct{ code int }

func (e *myErr) Error() string { return fmt.Sprint("code ", e.code) }

func values() {
	for _, f := range []func(){
		func() { panic(&myErr{3}) },
		func() { var m map[string]int; m["a"] = 1 },
		func() { var p *T; _ = p.name },
		func() { var e error; _ = e.Error() },
		func() { var f func(); f() },
		func() { var x any = "s"; _ = x.(int) },
		func() { var x any; _ = x.(fmt.Stringer) },
		func() { var x any = 3; _ = x.(error) },
		func() { a, b := 1, 0; _ = a / b },
		func() { a, b := 1, -1; _ = a << b },
		func() { n := -1; _ = make([]int, n) },
		func() { s := []int{1}; n := 2; _ = [2]int(s[:n:n]) },
		func() { s := []int{1}; _ = [2]int(s) },
		func() { c := make(chan int); close(c); close(c) },
		func() { c := make(chan int); close(c); c <- 1 },
		func() { var x, y any = []int{}, []int{}; _ = x == y },
	} {
		func() {
			defer func() {
				r := recover()
				_, isRuntime := r.(runtime.Error)
				var e *myErr
				err, _ := r.(error)
				fmt.Println(r, isRuntime, errors.As(err, &e))
			}()
			f()
		}()
	}
}

func deep(n int) int {
	if n == 0 {
		panic("bottom")
	}
	defer func() { counter++ }()
	return deep(n-1) + 1
}

var counter int

func main() {
	fmt.Println(order())
	notDirect()
	direct()
	methods()
	replaced()
	nestedRecover()
	fmt.Println(named())
	inLoop()
	goexit()
	values()
	func() {
		defer func() { fmt.Println(recover(), counter) }()
		deep(10000)
	}()
}
