package main

import (
	"errors"
	"fmt"
	"reflect"
	"sort"
	"strings"
)

type Point struct{ X, Y float32 }
type Huge struct{ A [30]int64 }

func try(name string, f func()) {
	defer func() { fmt.Printf("%s: %v\n", name, recover()) }()
	f()
}

func main() {
	swap := func(in []reflect.Value) []reflect.Value { return []reflect.Value{in[1], in[0]} }
	makeSwap := func(p any) {
		fn := reflect.ValueOf(p).Elem()
		fn.Set(reflect.MakeFunc(fn.Type(), swap))
	}
	var ints func(int, int) (int, int)
	var strs func(string, string) (string, string)
	var pts func(Point, Point) (Point, Point)
	var huge func(Huge, Huge) (Huge, Huge)
	var mixed func(error, any) (any, error)
	makeSwap(&ints)
	makeSwap(&strs)
	makeSwap(&pts)
	makeSwap(&huge)
	fmt.Println(ints(1, 2))
	fmt.Println(strs("a", "b"))
	fmt.Println(pts(Point{1, 2}, Point{3, 4}))
	h, _ := huge(Huge{}, Huge{[30]int64{7}})
	fmt.Println(h.A[0])
	_ = mixed
	variadic := reflect.MakeFunc(reflect.TypeOf(func(string, ...int) string { return "" }), func(in []reflect.Value) []reflect.Value {
		return []reflect.Value{reflect.ValueOf(fmt.Sprint(in[0], in[1].Len(), in[1]))}
	}).Interface().(func(string, ...int) string)
	fmt.Println(variadic("v"), variadic("v", 1, 2))
	var less func(i, j int) bool
	words := strings.Fields("the quick brown fox")
	lv := reflect.ValueOf(&less).Elem()
	lv.Set(reflect.MakeFunc(lv.Type(), func(in []reflect.Value) []reflect.Value {
		return []reflect.Value{reflect.ValueOf(words[in[0].Int()] < words[in[1].Int()])}
	}))
	sort.Slice(words, less)
	fmt.Println(words)
	errf := reflect.MakeFunc(reflect.TypeOf(func() error { return nil }), func([]reflect.Value) []reflect.Value {
		return []reflect.Value{reflect.ValueOf(errors.New("made"))}
	}).Interface().(func() error)
	fmt.Println(errf())
	ft := reflect.TypeOf(func() int { return 0 })
	mk := func(f func([]reflect.Value) []reflect.Value) func() int {
		return reflect.MakeFunc(ft, f).Interface().(func() int)
	}
	try("count", func() { mk(func([]reflect.Value) []reflect.Value { return nil })() })
	try("type", func() { mk(func([]reflect.Value) []reflect.Value { return []reflect.Value{reflect.ValueOf("s")} })() })
	try("zero", func() { mk(func([]reflect.Value) []reflect.Value { return []reflect.Value{{}} })() })
	try("panic", func() { mk(func([]reflect.Value) []reflect.Value { panic("from made") })() })
	c := make(chan int)
	go reflect.MakeFunc(reflect.TypeOf(func(chan int) {}), func(in []reflect.Value) []reflect.Value {
		in[0].Send(reflect.ValueOf(11))
		return nil
	}).Interface().(func(chan int))(c)
	fmt.Println(<-c)
	defer reflect.MakeFunc(reflect.TypeOf(func() {}), func([]reflect.Value) []reflect.Value { fmt.Println("deferred"); return nil }).Interface().(func())()
}
