package main

import (
	"fmt"
	"reflect"
)

func try(name string, f func()) {
	defer func() {
		e := recover()
		_, isErr := e.(error)
		fmt.Printf("%s: %v (%T %v)\n", name, e, e, isErr)
	}()
	f()
}

type T struct{ A int }

func main() {
	s, n, z := reflect.ValueOf("s"), reflect.ValueOf(1), reflect.Value{}
	var x int
	a := reflect.ValueOf(&x).Elem()
	try("Int", func() { s.Int() })
	try("Uint", func() { n.Uint() })
	try("Float", func() { n.Float() })
	try("Complex", func() { n.Complex() })
	try("Bool", func() { n.Bool() })
	try("Bytes", func() { n.Bytes() })
	try("Len", func() { n.Len() })
	try("Cap", func() { s.Cap() })
	try("Elem", func() { n.Elem() })
	try("Field", func() { n.Field(0) })
	try("NumField", func() { n.NumField() })
	try("FieldByName", func() { n.FieldByName("x") })
	try("Index", func() { n.Index(0) })
	try("IsNil", func() { n.IsNil() })
	try("MapIndex", func() { n.MapIndex(n) })
	try("MapKeys", func() { n.MapKeys() })
	try("MapRange", func() { n.MapRange() })
	try("SetMapIndex", func() { n.SetMapIndex(n, n) })
	try("Call", func() { n.Call(nil) })
	try("Send", func() { n.Send(n) })
	try("Recv", func() { n.Recv() })
	try("Close", func() { n.Close() })
	try("Slice", func() { n.Slice(0, 1) })
	try("Slice3", func() { n.Slice3(0, 1, 1) })
	try("SetString", func() { a.SetString("x") })
	try("SetBool", func() { a.SetBool(true) })
	try("SetUint", func() { a.SetUint(1) })
	try("SetFloat", func() { a.SetFloat(1) })
	try("SetLen", func() { a.SetLen(1) })
	try("SetCap", func() { a.SetCap(1) })
	try("SetBytes", func() { a.SetBytes(nil) })
	try("Grow", func() { a.Grow(1) })
	try("Clear", func() { a.Clear() })
	try("Pointer", func() { n.Pointer() })
	try("UnsafePointer", func() { n.UnsafePointer() })
	try("OverflowInt", func() { s.OverflowInt(1) })
	try("OverflowFloat", func() { s.OverflowFloat(1) })
	try("zero Type", func() { z.Type() })
	try("zero Int", func() { z.Int() })
	try("zero Elem", func() { z.Elem() })
	try("zero IsZero", func() { z.IsZero() })
	try("zero IsNil", func() { z.IsNil() })
	try("zero CanInterface", func() { z.CanInterface() })
	try("zero Method", func() { z.Method(0) })
	try("zero NumMethod", func() { z.NumMethod() })
	try("zero Set", func() { a.Set(z) })
	try("Set type", func() { a.Set(s) })
	try("Field range", func() { reflect.ValueOf(T{}).Field(1) })
	try("Index range", func() { reflect.ValueOf([]int{}).Index(0) })
	try("array range", func() { reflect.ValueOf([1]int{}).Index(1) })
	try("string range", func() { s.Index(-1) })
	try("len ptr", func() { reflect.ValueOf(&x).Len() })
	try("cap ptr", func() { reflect.ValueOf(&x).Cap() })
	try("Method range", func() { s.Method(0) })
	fmt.Println(z.String(), z.Kind(), z.IsValid(), z)
}
