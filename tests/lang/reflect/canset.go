package main

import (
	"fmt"
	"reflect"
)

type inner struct{ X, y int }
type T struct {
	Pub  int
	priv int
	inner
	In  inner
	Ptr *inner
	a   any
	A   any
	m   map[string]int
	s   []int
}

func try(name string, f func()) {
	defer func() {
		if e := recover(); e != nil {
			fmt.Println(name+":", e)
		}
	}()
	f()
	fmt.Println(name + ": ok")
}

func show(name string, v reflect.Value) {
	fmt.Println(name, v.CanAddr(), v.CanSet(), v.CanInterface())
}

func main() {
	t := T{Ptr: &inner{1, 2}, a: 1, A: 2, m: map[string]int{"k": 1}, s: []int{4}}
	v := reflect.ValueOf(&t).Elem()
	w := reflect.ValueOf(t)
	for i := 0; i < v.NumField(); i++ {
		show(v.Type().Field(i).Name, v.Field(i))
		show("copy", w.Field(i))
	}
	show("inner.X", v.FieldByName("X"))
	show("inner.y", v.FieldByName("y"))
	show("In.X", v.Field(3).Field(0))
	show("In.y", v.Field(3).Field(1))
	show("Ptr.X", v.Field(4).Elem().Field(0))
	show("a.elem", v.Field(5).Elem())
	show("m[k]", v.Field(7).MapIndex(reflect.ValueOf("k")))
	show("s[0]", v.Field(8).Index(0))
	try("set pub", func() { v.Field(0).SetInt(1) })
	try("set priv", func() { v.Field(1).SetInt(1) })
	try("set copy", func() { w.Field(0).SetInt(1) })
	try("set promoted", func() { v.FieldByName("X").SetInt(9) })
	try("set inner", func() { v.Field(2).Set(reflect.ValueOf(inner{})) })
	try("set from priv", func() { v.Field(0).Set(v.Field(1)) })
	try("interface priv", func() { v.Field(1).Interface() })
	try("addr copy", func() { w.Field(0).Addr() })
	try("addr priv", func() { v.Field(1).Addr().Elem().SetInt(2) })
	try("map priv", func() { v.Field(7).SetMapIndex(reflect.ValueOf("z"), reflect.ValueOf(1)) })
	try("slice priv", func() { v.Field(8).Index(0).SetInt(1) })
	try("set literal", func() { reflect.ValueOf(1).SetInt(2) })
	try("set zero value", func() { reflect.Value{}.SetInt(2) })
	try("interface zero", func() { reflect.Value{}.Interface() })
	fmt.Println(t.Pub, t.X, v.Field(1).Int(), v.Field(5), v.Field(7), v.Field(8))
}
