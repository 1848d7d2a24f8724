package main

import "sync"

type counter struct {
	mu sync.Mutex
	n  int
}

type outer struct{ c counter }

func main() {
	var a counter
	b := a // WANT "assignment copies lock value to b: main\.counter contains sync\.Mutex"
	var c = a // WANT "variable declaration copies lock value to c: main\.counter contains sync\.Mutex"
	b = c // WANT "assignment copies lock value to b: main\.counter contains sync\.Mutex"
	p := &a
	d := *p // WANT "assignment copies lock value to d: main\.counter contains sync\.Mutex"
	o := outer{a} // WANT "literal copies lock value from a: main\.counter contains sync\.Mutex"
	q := o // WANT "assignment copies lock value to q: main\.outer contains main\.counter contains sync\.Mutex"
	arr := [2]counter{}
	e := arr[0] // WANT "assignment copies lock value to e: main\.counter contains sync\.Mutex"
	_, _, _, _ = &b, &d, &e, &q
}
