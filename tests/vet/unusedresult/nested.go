package main

import "fmt"

type t struct{}

func (t) Error() string { return "t" }

func main() {
	func() {
		if true {
			fmt.Sprint("a", fmt.Sprint("b")) // WANT "result of fmt\.Sprint call not used"
		}
	}()
	switch {
	default:
		t{}.Error() // WANT "result of \(main\.t\)\.Error call not used"
	}
}
