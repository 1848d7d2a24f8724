package main

import (
	"fmt"
	"reflect"
)

type T struct{ A int }

func (T) M() string   { return "M" }
func (*T) PM() string { return "PM" }

func main() {
	it, st := reflect.TypeOf(0), reflect.TypeOf("")
	fmt.Println(reflect.SliceOf(it) == reflect.TypeOf([]int{}), reflect.MapOf(st, it) == reflect.TypeOf(map[string]int{}))
	fmt.Println(reflect.PointerTo(it) == reflect.TypeOf(new(int)), reflect.PtrTo(it), reflect.ArrayOf(3, st) == reflect.TypeOf([3]string{}))
	fmt.Println(reflect.ChanOf(reflect.RecvDir, it) == reflect.TypeOf((<-chan int)(nil)), reflect.ChanOf(reflect.BothDir, st), reflect.ChanOf(reflect.SendDir, st))
	ft := reflect.FuncOf([]reflect.Type{it, reflect.SliceOf(st)}, []reflect.Type{reflect.TypeFor[error]()}, true)
	fmt.Println(ft, ft == reflect.TypeOf(func(int, ...string) error { return nil }), ft.IsVariadic())
	tt := reflect.TypeOf(T{})
	pp := reflect.PointerTo(reflect.PointerTo(tt))
	fmt.Println(pp, pp == reflect.TypeOf((**T)(nil)), reflect.PointerTo(tt).NumMethod(), pp.NumMethod())
	s := reflect.StructOf([]reflect.StructField{
		{Name: "Name", Type: st, Tag: `json:"name"`},
		{Name: "Age", Type: reflect.TypeOf(int8(0))},
		{Name: "Next", Type: reflect.PointerTo(tt)},
	})
	fmt.Println(s, s.Size(), s.NumField(), s.Field(2).Offset, s.Field(0).Tag.Get("json"))
	var lit struct {
		Name string `json:"name"`
		Age  int8
		Next *T
	}
	fmt.Println(s == reflect.TypeOf(lit))
	v := reflect.New(s).Elem()
	v.Field(0).SetString("bob")
	v.Field(1).SetInt(42)
	lit = v.Interface().(struct {
		Name string `json:"name"`
		Age  int8
		Next *T
	})
	fmt.Printf("%+v %v\n", lit, v)
	fmt.Println(s == reflect.StructOf([]reflect.StructField{s.Field(0), s.Field(1), s.Field(2)}))
	e := reflect.StructOf([]reflect.StructField{{Name: "T", Type: tt, Anonymous: true}})
	fmt.Println(reflect.New(e).Elem().Field(0).Field(0))
	m := reflect.MakeMap(reflect.MapOf(s, reflect.SliceOf(s)))
	m.SetMapIndex(v, reflect.Append(reflect.Zero(reflect.SliceOf(s)), v, v))
	fmt.Println(m.MapIndex(v).Len(), m.Len())
	a := reflect.New(reflect.ArrayOf(5, reflect.ArrayOf(2, it))).Elem()
	a.Index(4).Index(1).SetInt(9)
	fmt.Println(a, a.Type().Size(), a.Interface() == any([5][2]int{4: {0, 9}}))
	u := reflect.StructOf([]reflect.StructField{{Name: "x", PkgPath: "main", Type: it}})
	fmt.Println(u, u == reflect.TypeOf(struct{ x int }{}), u.Field(0).PkgPath)
	f := reflect.MakeFunc(ft, func(in []reflect.Value) []reflect.Value {
		fmt.Println("called", in[0], in[1])
		return []reflect.Value{reflect.Zero(reflect.TypeFor[error]())}
	}).Interface().(func(int, ...string) error)
	fmt.Println(f(1, "a", "b"))
	c := reflect.MakeChan(reflect.ChanOf(reflect.BothDir, s), 1)
	c.Send(v)
	r, _ := c.Recv()
	fmt.Println(r.Field(0), reflect.StructOf(nil) == reflect.TypeOf(struct{}{}))
	type Local struct {
		V []map[string]func(int) chan bool
	}
	lt := reflect.TypeOf(Local{}).Field(0).Type
	fmt.Println(lt == reflect.SliceOf(reflect.MapOf(st, reflect.FuncOf([]reflect.Type{it}, []reflect.Type{reflect.ChanOf(reflect.BothDir, reflect.TypeOf(true))}, false))))
}
