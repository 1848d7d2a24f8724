package main

import "runtime"

type owner struct{ m map[string]any }
type item struct{ of *owner }

func main() {
	o := &owner{map[string]any{}}
	i := item{}
	i.of = o
	o.m["item"] = &i
	runtime.SetFinalizer(o, func(*owner) {}) // WANT "o has a finalizer and reaches itself \(o\.m -> i\.of -> o\): it is never freed"
}
