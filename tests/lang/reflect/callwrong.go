package main

import (
	"fmt"
	"reflect"
)

func try(name string, f func()) {
	defer func() { fmt.Printf("%s: %v\n", name, recover()) }()
	f()
}

type T struct{ f func(int) }

func main() {
	one := reflect.ValueOf(1)
	s := reflect.ValueOf("s")
	f := reflect.ValueOf(func(a int, b string) {})
	v := reflect.ValueOf(func(a int, b ...string) {})
	var nilf func()
	try("few", func() { f.Call([]reflect.Value{one}) })
	try("many", func() { f.Call([]reflect.Value{one, s, s}) })
	try("type", func() { f.Call([]reflect.Value{s, s}) })
	try("zero", func() { f.Call([]reflect.Value{one, {}}) })
	try("nil", func() { reflect.ValueOf(nilf).Call(nil) })
	try("variadic few", func() { v.Call(nil) })
	try("variadic type", func() { v.Call([]reflect.Value{one, one}) })
	try("slice of non-variadic", func() { f.CallSlice([]reflect.Value{one, s}) })
	try("slice few", func() { v.CallSlice([]reflect.Value{one}) })
	try("slice many", func() { v.CallSlice([]reflect.Value{one, s, s}) })
	try("slice type", func() { v.CallSlice([]reflect.Value{one, s}) })
	try("unexported", func() { reflect.ValueOf(T{func(int) {}}).Field(0).Call([]reflect.Value{one}) })
	try("panic inside", func() { reflect.ValueOf(func() { panic("inside") }).Call(nil) })
	try("runtime error inside", func() {
		reflect.ValueOf(func(a []int) int { return a[3] }).Call([]reflect.Value{reflect.ValueOf([]int{1})})
	})
	try("nil method", func() {
		var e error
		reflect.ValueOf(&e).Elem().Method(0)
	})
}
