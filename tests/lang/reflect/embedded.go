package main

import (
	"fmt"
	"reflect"
)

type A struct{ X, Y int }
type B struct {
	A
	X string
}
type C struct{ Y, Z int }
type D struct {
	B
	*C
	W int
}
type base struct{ Pub, priv int }
type E struct {
	base
	*A
}
type Rec struct {
	*Rec
	N int
}

func show(t reflect.Type) {
	fmt.Println(t)
	for _, f := range reflect.VisibleFields(t) {
		fmt.Println("  visible", f.Name, f.Index, f.Anonymous)
	}
	for _, n := range []string{"X", "Y", "Z", "W", "A", "C", "Pub", "priv", "N"} {
		if f, ok := t.FieldByName(n); ok {
			fmt.Println("  by name", n, f.Index, f.Type)
		}
	}
}

func main() {
	for _, x := range []any{A{}, B{}, C{}, D{}, E{}, Rec{}} {
		show(reflect.TypeOf(x))
	}
	d := D{B{A{1, 2}, "x"}, &C{3, 4}, 5}
	v := reflect.ValueOf(&d).Elem()
	fmt.Println(v.FieldByName("X"), v.FieldByName("Y").IsValid(), v.FieldByName("Z"), v.FieldByIndex([]int{0, 0, 1}))
	v.FieldByName("Z").SetInt(40)
	fmt.Println(d.Z)
	e := reflect.ValueOf(&E{}).Elem()
	fmt.Println(e.FieldByName("Pub").CanSet(), e.FieldByName("priv").CanSet(), e.Field(0).CanSet(), e.Field(0).CanInterface())
}
