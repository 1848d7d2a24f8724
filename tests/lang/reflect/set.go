package main

import (
	"fmt"
	"reflect"
)

type T struct {
	B   bool
	I8  int8
	U16 uint16
	F   float32
	C   complex64
	S   string
	P   *int
	Any any
	Err error
	Sl  []int
	M   map[string]int
	Fn  func() int
	Arr [3]int8
	In  struct{ A, B int }
}

func main() {
	var t T
	v := reflect.ValueOf(&t).Elem()
	v.Field(0).SetBool(true)
	v.Field(1).SetInt(-130)
	v.Field(2).SetUint(1<<16 + 5)
	v.Field(3).SetFloat(1.1)
	v.Field(4).SetComplex(1 + 2i)
	v.Field(5).SetString("hi")
	n := 7
	v.Field(6).Set(reflect.ValueOf(&n))
	v.Field(7).Set(reflect.ValueOf(42))
	v.Field(8).Set(reflect.ValueOf(fmt.Errorf("oops")))
	v.Field(9).Set(reflect.ValueOf([]int{1, 2}))
	v.Field(10).Set(reflect.ValueOf(map[string]int{"a": 1}))
	v.Field(11).Set(reflect.ValueOf(func() int { return 9 }))
	v.Field(12).Index(1).SetInt(5)
	v.FieldByName("In").Field(1).SetInt(6)
	*t.P++
	fmt.Println(t.B, t.I8, t.U16, t.F, t.C, t.S, *t.P, n, t.Any, t.Err, t.Sl, t.M, t.Fn(), t.Arr, t.In)
	fmt.Println(v.Field(1).OverflowInt(128), v.Field(1).OverflowInt(-128), v.Field(2).OverflowUint(65535), v.Field(3).OverflowFloat(1e39), v.Field(4).OverflowComplex(1e39i))
	for i := 0; i < v.NumField(); i++ {
		v.Field(i).SetZero()
		fmt.Print(v.Field(i).IsZero(), " ")
	}
	fmt.Println()
	var e any = 1
	ev := reflect.ValueOf(&e).Elem()
	fmt.Println(ev.Kind(), ev.Elem().Kind(), ev.CanSet(), ev.Elem().CanSet(), ev.Elem().CanAddr())
	ev.Set(reflect.ValueOf("str"))
	fmt.Println(e)
	ev.Set(reflect.Zero(ev.Type()))
	fmt.Println(e, ev.IsNil())
	x := 5
	p := &x
	pv := reflect.ValueOf(&p).Elem()
	pv.Elem().SetInt(8)
	y := 10
	pv.Set(reflect.ValueOf(&y))
	fmt.Println(x, *p, pv.Elem().Int(), reflect.Indirect(pv), pv.Elem().Addr().Interface() == any(p))
	type MyInt int
	var mi MyInt
	mv := reflect.ValueOf(&mi).Elem()
	mv.SetInt(3)
	fmt.Println(mi, mv.Type(), mv.Interface())
}
