package main

import (
	"fmt"
	"reflect"
)

func try(name string, f func()) {
	defer func() { fmt.Printf("%s: %v\n", name, recover()) }()
	f()
}

func main() {
	t := reflect.TypeOf(1)
	try("Elem", func() { t.Elem() })
	try("Key", func() { t.Key() })
	try("Len", func() { t.Len() })
	try("In", func() { t.In(0) })
	try("Out", func() { t.Out(0) })
	try("NumIn", func() { t.NumIn() })
	try("NumOut", func() { t.NumOut() })
	try("IsVariadic", func() { t.IsVariadic() })
	try("NumField", func() { t.NumField() })
	try("Field", func() { t.Field(0) })
	try("FieldByName", func() { t.FieldByName("x") })
	try("FieldByIndex", func() { t.FieldByIndex(nil) })
	try("FieldByNameFunc", func() { t.FieldByNameFunc(nil) })
	try("ChanDir", func() { t.ChanDir() })
	try("Bits", func() { reflect.TypeOf("").Bits() })
	try("Method", func() { t.Method(0) })
	try("Implements", func() { t.Implements(t) })
	try("Implements nil", func() { t.Implements(nil) })
	try("AssignableTo nil", func() { t.AssignableTo(nil) })
	try("ConvertibleTo nil", func() { t.ConvertibleTo(nil) })
	try("Field range", func() { reflect.TypeOf(struct{ A int }{}).Field(5) })
	try("Zero", func() { reflect.Zero(nil) })
	try("New", func() { reflect.New(nil) })
	try("MakeSlice", func() { reflect.MakeSlice(t, 0, 0) })
	try("MakeSlice neg", func() { reflect.MakeSlice(reflect.TypeOf([]int{}), -1, 0) })
	try("MakeSlice cap", func() { reflect.MakeSlice(reflect.TypeOf([]int{}), 1, -1) })
	try("MakeSlice order", func() { reflect.MakeSlice(reflect.TypeOf([]int{}), 2, 1) })
	try("MakeMap", func() { reflect.MakeMap(t) })
	try("MakeChan", func() { reflect.MakeChan(t, 0) })
	try("MakeChan dir", func() { reflect.MakeChan(reflect.TypeOf(make(<-chan int)), 0) })
	try("MakeChan neg", func() { reflect.MakeChan(reflect.TypeOf(make(chan int)), -1) })
	try("MakeFunc", func() { reflect.MakeFunc(t, nil) })
	try("MapOf", func() { reflect.MapOf(reflect.TypeOf([]int{}), t) })
	try("ArrayOf", func() { reflect.ArrayOf(-1, t) })
	try("ChanOf", func() { reflect.ChanOf(9, t) })
	try("FuncOf", func() { reflect.FuncOf([]reflect.Type{t}, nil, true) })
	try("StructOf name", func() { reflect.StructOf([]reflect.StructField{{Type: t}}) })
	try("StructOf bad", func() { reflect.StructOf([]reflect.StructField{{Name: "a b", Type: t}}) })
	try("StructOf type", func() { reflect.StructOf([]reflect.StructField{{Name: "A"}}) })
	try("StructOf dup", func() { reflect.StructOf([]reflect.StructField{{Name: "A", Type: t}, {Name: "A", Type: t}}) })
	try("StructOf pkg", func() { reflect.StructOf([]reflect.StructField{{Name: "a", Type: t}}) })
	try("VisibleFields", func() { reflect.VisibleFields(t) })
	try("VisibleFields nil", func() { reflect.VisibleFields(nil) })
	try("Swapper", func() { reflect.Swapper(1) })
}
