package main

import (
	"fmt"
	"math"
	"reflect"
)

type Node struct {
	V    int
	Next *Node
}
type T struct {
	a int
	b []string
	m map[string][]int
	f func()
	e error
}

func main() {
	f := func() {}
	pairs := [][2]any{
		{nil, nil}, {nil, 1}, {1, 1}, {1, int64(1)}, {"a", "a"}, {[]int{1, 2}, []int{1, 2}}, {[]int{1, 2}, []int{1, 3}},
		{[]int(nil), []int{}}, {map[string]int(nil), map[string]int{}}, {map[string]int{"a": 1}, map[string]int{"a": 1}},
		{map[string]int{"a": 1}, map[string]int{"b": 1}}, {[2]int{1, 2}, [2]int{1, 2}}, {math.NaN(), math.NaN()},
		{[]float64{math.NaN()}, []float64{math.NaN()}}, {f, f}, {(func())(nil), (func())(nil)}, {&Node{1, nil}, &Node{1, nil}},
		{&Node{1, &Node{2, nil}}, &Node{1, &Node{3, nil}}}, {T{1, []string{"x"}, map[string][]int{"k": {1}}, nil, nil}, T{1, []string{"x"}, map[string][]int{"k": {1}}, nil, nil}},
		{T{f: f}, T{f: f}}, {T{e: fmt.Errorf("a")}, T{e: fmt.Errorf("a")}}, {[]any{1, "a", nil}, []any{1, "a", nil}}, {[]byte("abc"), []byte("abc")},
		{map[int]any{1: map[string]int{"x": 1}}, map[int]any{1: map[string]int{"x": 1}}}, {error(nil), 0}, {[]any{[]any{}}, []any{[]any{}}},
	}
	for i, p := range pairs {
		fmt.Println(i, reflect.DeepEqual(p[0], p[1]))
	}
	a, b := &Node{V: 1}, &Node{V: 1}
	a.Next, b.Next = a, b
	fmt.Println(reflect.DeepEqual(a, b))
	s1 := []any{nil}
	s1[0] = s1
	s2 := []any{nil}
	s2[0] = s2
	fmt.Println(reflect.DeepEqual(s1, s2))
	nan := []float64{math.NaN()}
	fmt.Println(reflect.DeepEqual(nan, nan))
}
