package main

import "os"

func exit() { os.Exit(1) }

type t struct{}

func (t) panic(s string) {}

func main() {
	t{}.panic("a method")
	println("go on")
	func(panic func(string)) {
		panic("a parameter")
		println("go on")
	}(func(string) {})
	exit()
	println("calls are not followed")
}
