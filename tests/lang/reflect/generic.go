package main

import (
	"fmt"
	"reflect"
)

type Pair[K comparable, V any] struct {
	Key K
	Val V
}

func (p Pair[K, V]) Swap() Pair[string, K] { return Pair[string, K]{fmt.Sprint(p.Val), p.Key} }

type List[T any] struct {
	Head *T
	Next *List[T]
}

func describe[T any](x T) string {
	t := reflect.TypeFor[T]()
	return fmt.Sprint(t, " ", t.Kind(), " ", t == reflect.TypeOf(x))
}

func main() {
	fmt.Println(describe(1), describe("s"), describe([]Pair[int, bool]{}), describe[error](nil), describe(List[List[int]]{}))
	v := reflect.ValueOf(Pair[int, float64]{3, 2.5})
	fmt.Println(v.Type(), v.Type().Name(), v.Type().PkgPath(), v.NumMethod(), v.Type().Method(0).Type)
	r := v.Method(0).Call(nil)[0]
	fmt.Println(r, r.Type())
	fmt.Println(reflect.TypeOf(List[string]{}).Field(1).Type)
	fmt.Println(reflect.TypeOf(Pair[string, int]{}) == reflect.TypeOf(Pair[string, int]{"a", 1}), reflect.TypeOf(Pair[string, int]{}) == reflect.TypeOf(Pair[int, int]{}))
}
