// iter.Pull: calls out of turn, Goexit, pulls inside pulls.
package main

import (
	"fmt"
	"iter"
	"runtime"
)

func main() {
	// Goexit out of a loop body, from another goroutine
	done := make(chan bool)
	go func() {
		defer close(done)
		defer fmt.Println("gone")
		for range func(yield func(int) bool) { defer fmt.Println("iter defer"); yield(1); fmt.Println("not") } {
			runtime.Goexit()
		}
	}()
	<-done
	// pull: next called from inside the iterator
	var next func() (int, bool)
	var stop func()
	next, stop = iter.Pull(func(yield func(int) bool) {
		defer func() { fmt.Println("re", recover()) }()
		next()
	})
	func() {
		defer func() { fmt.Println("outer", recover()) }()
		fmt.Println(next())
	}()
	stop()
	// yield after stop
	n2, s2 := iter.Pull(func(yield func(int) bool) {
		fmt.Println(yield(1))
		fmt.Println("again")
		fmt.Println(yield(2))
	})
	fmt.Println(n2())
	s2()
	fmt.Println(n2())
	// goexit in pulled iterator
	go func() {
		n3, s3 := iter.Pull(func(yield func(int) bool) { runtime.Goexit() })
		defer s3()
		fmt.Println(n3())
		fmt.Println("unreached?")
	}()
	runtime.Gosched()
	// nested pulls
	n4, s4 := iter.Pull(func(yield func(int) bool) {
		n5, s5 := iter.Pull(func(y func(int) bool) {
			for i := range 3 {
				if !y(i) {
					fmt.Println("inner stopped")
					return
				}
			}
		})
		defer s5()
		for {
			v, ok := n5()
			if !ok || !yield(v*10) {
				return
			}
		}
	})
	fmt.Println(n4())
	fmt.Println(n4())
	s4()
	fmt.Println(n4())
}

func init() {
	var y func(int, int) bool
	n, s := iter.Pull2(func(yield func(int, int) bool) { y = yield; yield(1, 2) })
	fmt.Println(n())
	func() {
		defer func() { fmt.Println(recover()) }()
		y(3, 4)
	}()
	s()
	n, s = iter.Pull2(func(yield func(int, int) bool) { n(); yield(1, 2) })
	func() {
		defer func() { fmt.Println(recover()) }()
		n()
	}()
	fmt.Println(n())
	s()
}
