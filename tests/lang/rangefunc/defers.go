//go:build go1.23

// defer in the body belongs to the function around the loop.
package main

import (
	"fmt"
	"iter"
)

func count(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		defer fmt.Println("iterator leaves")
		for i := 0; i < n; i++ {
			if !yield(i) {
				return
			}
		}
	}
}

func order() {
	defer fmt.Println("before the loops")
	for i := range count(2) {
		defer fmt.Println("outer", i)
		for j := range count(2) {
			defer fmt.Println("inner", i, j)
		}
	}
	defer fmt.Println("between the loops")
	for range count(0) {
		defer fmt.Println("never")
	}
	for i := range count(1) {
		defer fmt.Println("last", i)
	}
	fmt.Println("end of order")
}

type File struct{ n int }

func (f *File) Close(how string) { fmt.Println("close", f.n, how) }

func kindsOfCalls() {
	for i := range count(2) {
		f := &File{i}
		defer f.Close("method")
		bound := f.Close
		defer bound("bound")
		defer (*File).Close(f, "expression")
		m := map[int]int{i: i}
		defer func() { fmt.Println("left in the map:", len(m)) }()
		defer delete(m, i)
	}
}

func again() {
	for k := 0; k < 3; k++ {
		for i := range count(2) {
			defer fmt.Print(k, i, " ")
		}
		defer fmt.Print("| ")
	}
}

func literals() {
	for i := range count(2) {
		func() {
			defer fmt.Println("literal ends", i)
			for j := range count(2) {
				defer fmt.Println("literal", i, j)
			}
		}()
	}
}

func pairs[K comparable, V any](m map[K]V, keys ...K) iter.Seq2[K, V] {
	return func(yield func(K, V) bool) {
		for _, k := range keys {
			if !yield(k, m[k]) {
				return
			}
		}
	}
}

func generic[K comparable, V any](seq iter.Seq2[K, V], f func(K, V)) (n int) {
	for k, v := range seq {
		defer f(k, v)
		n++
	}
	return
}

// The body may run on another goroutine; what it defers still waits for the loop's function.
func elsewhere() {
	for i := range func(yield func(int) bool) {
		done := make(chan bool)
		for i := 0; i < 2; i++ {
			go func() { done <- yield(i) }()
			<-done
		}
	} {
		defer fmt.Println("deferred on goroutine", i)
	}
	fmt.Println("end of elsewhere")
}

func pulled() {
	next, stop := iter.Pull(func(yield func(int) bool) {
		for i := range count(3) {
			defer fmt.Println("pulled", i)
			if !yield(i) {
				return
			}
		}
	})
	next()
	next()
	stop()
	fmt.Println("stopped")
}

func main() {
	order()
	kindsOfCalls()
	again()
	fmt.Println()
	literals()
	fmt.Println(generic(pairs(map[string]int{"a": 1, "b": 2}, "a", "b"),
		func(k string, v int) { fmt.Println(k, v) }))
	elsewhere()
	pulled()
}
