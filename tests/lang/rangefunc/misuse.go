//go:build go1.23

// Iterators that break the rules, and what each is told.
package main

import "fmt"

type seq func(yield func(int) bool)

func try(name string, body func()) {
	defer func() {
		r := recover()
		err, isRuntime := r.(interface{ RuntimeError(); error })
		fmt.Println(name, isRuntime, err)
	}()
	body()
}

func swallow(f func()) {
	defer func() { recover() }()
	f()
}

func main() {
	try("after break:", func() {
		for range seq(func(y func(int) bool) { y(1); y(2) }) {
			break
		}
	})
	var keep func(int) bool
	try("after the loop:", func() {
		for range seq(func(y func(int) bool) { keep = y }) {
		}
		keep(0)
	})
	try("after a panic:", func() {
		for range seq(func(y func(int) bool) { swallow(func() { y(1) }); y(2) }) {
			panic("body")
		}
	})
	try("lost panic:", func() {
		for range seq(func(y func(int) bool) { swallow(func() { y(1) }) }) {
			panic("body")
		}
	})
	try("inside itself:", func() {
		for i := range seq(func(y func(int) bool) { keep = y; y(1) }) {
			if i == 1 {
				keep(2)
			}
		}
	})
	try("outer left:", func() {
		outer := seq(func(y func(int) bool) { y(1); y(2) })
	loop:
		for range outer {
			for range seq(func(y func(int) bool) { y(1) }) {
				break loop
			}
		}
	})
	try("inner, later:", func() {
		for i := range seq(func(y func(int) bool) { y(1); y(2) }) {
			if i == 2 {
				keep(3)
			}
			for range seq(func(y func(int) bool) { keep = y; y(1) }) {
				continue
			}
		}
	})
	try("on return:", func() {
		for range seq(func(y func(int) bool) { y(1); y(2) }) {
			return
		}
	})
}
