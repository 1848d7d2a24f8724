//go:build go1.23

// Panics out of bodies and iterators, and who recovers them.
package main

import (
	"fmt"
	"iter"
	"runtime"
	"sync"
)

func count(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := 0; i < n; i++ {
			if !yield(i) {
				return
			}
		}
	}
}

func thenPanic(v int, what string) iter.Seq[int] {
	return func(yield func(int) bool) {
		yield(v)
		panic(what)
	}
}

// Deferred in the body, recovering what the body panics with; the other calls go on.
func inBody() (s string) {
	for i := range count(3) {
		defer func() { s += fmt.Sprint("<", i, ">") }()
		defer func() {
			if r := recover(); r != nil {
				s += fmt.Sprint(r)
			}
		}()
		if i == 2 {
			panic("body")
		}
	}
	return "not reached"
}

func nilFunc() {
	defer func() { fmt.Println("recovered:", recover()) }()
	var f func()
	for i := range count(2) {
		defer f()
		fmt.Println("deferred nil", i)
	}
}

// A return has stored its values when the iterator panics.
func plain() string {
	defer func() { recover() }()
	for range thenPanic(1, "iterator") {
		return "returned"
	}
	return "not reached"
}

func several() (a int, b string, err error) {
	defer func() { err = fmt.Errorf("wrapped: %v", recover()) }()
	for i := range thenPanic(3, "iterator") {
		return i, "three", nil
	}
	return
}

func large() [40]int {
	defer func() { recover() }()
	for i := range thenPanic(5, "iterator") {
		return [40]int{3: i}
	}
	return [40]int{}
}

func replaced() (s string) {
	for range thenPanic(1, "iterator") {
		defer func() { recover(); s += ", then deferred" }()
		return "returned"
	}
	return "not reached"
}

func nested() string {
	defer func() { recover() }()
	for range thenPanic(1, "outer") {
		for range count(1) {
			return "from inside"
		}
	}
	return "not reached"
}

// The iterator sees a named result that the body has returned.
func seen() (r int) {
	for range func(yield func() bool) {
		yield()
		fmt.Println("iterator sees", r)
	} {
		return 7
	}
	return 0
}

func goexit() {
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		for i := range count(3) {
			defer fmt.Println("on Goexit", i)
			if i == 1 {
				runtime.Goexit()
			}
		}
	}()
	wg.Wait()
}

func main() {
	fmt.Println(inBody())
	nilFunc()
	fmt.Println(plain())
	fmt.Println(several())
	fmt.Println(large())
	fmt.Println(replaced())
	fmt.Println(nested())
	fmt.Println(seen())
	goexit()
}
