package main

import (
	"fmt"
	"reflect"
)

type S struct {
	A int
	B any
}

func try(name string, f func() any) {
	defer func() {
		if e := recover(); e != nil {
			fmt.Println(name, "panics:", e)
		}
	}()
	fmt.Println(name, f())
}

func main() {
	v := reflect.ValueOf
	try("int", func() any { return v(1).Equal(v(1)) })
	try("int8", func() any { return v(1).Equal(v(int8(1))) })
	try("string", func() any { return v("a").Equal(v("b")) })
	try("struct", func() any { return v(S{1, "x"}).Equal(v(S{1, "x"})) })
	try("struct2", func() any { return v(S{1, []int{}}).Equal(v(S{1, []int{}})) })
	try("array", func() any { return v([2]any{1, "a"}).Equal(v([2]any{1, "a"})) })
	try("slice", func() any { return v([]int{1}).Equal(v([]int{1})) })
	try("map", func() any { return v(map[int]int{}).Equal(v(map[int]int{})) })
	try("func", func() any { return v(func() {}).Equal(v(func() {})) })
	x := 1
	try("ptr", func() any { return v(&x).Equal(v(&x)) })
	try("invalid", func() any { return reflect.Value{}.Equal(reflect.Value{}) })
	try("invalid2", func() any { return reflect.Value{}.Equal(v(1)) })
	var i any = 1
	try("iface", func() any { return v(&i).Elem().Equal(v(1)) })
	for _, y := range []any{1, "a", []int{}, S{1, 1}, S{1, []int{}}, [1]any{1}, [1]any{[]int{}}, map[int]int{}, func() {}, &x, [1][]int{}} {
		fmt.Println(v(y).Type(), v(y).Comparable(), v(y).Type().Comparable())
	}
}
