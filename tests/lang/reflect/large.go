package main

import (
	"fmt"
	"reflect"
)

type L struct {
	A [20]int
	S string
	P *int
}

func (l L) Sum() (n int) {
	for _, x := range l.A {
		n += x
	}
	return n + len(l.S)
}
func (l *L) Add(m L) L { l.A[0] += m.A[0]; return *l }

func main() {
	l := L{S: "text"}
	l.A[3] = 4
	v := reflect.ValueOf(l)
	l.A[3] = 100
	fmt.Println(v.Field(0).Index(3), v.Method(0).Call(nil)[0], v.Interface().(L).A[3])
	pv := reflect.ValueOf(&l)
	fmt.Println(pv.Elem().Method(0).Call(nil)[0], pv.NumMethod())
	out := pv.MethodByName("Add").Call([]reflect.Value{reflect.ValueOf(L{A: [20]int{7}})})[0]
	fmt.Println(out.Field(0).Index(0), l.A[0])
	pv.Elem().Set(v)
	fmt.Println(l.A[3], l.S)
	m := reflect.ValueOf(map[string]L{"x": l})
	fmt.Println(m.MapIndex(reflect.ValueOf("x")).Method(0).Call(nil)[0])
	s := reflect.ValueOf([]L{l, l})
	s.Index(1).Field(0).Index(0).SetInt(50)
	fmt.Println(s.Index(1).Method(0).Call(nil)[0], s.Index(0).Method(0).Call(nil)[0])
	c := make(chan L, 2)
	reflect.ValueOf(c).Send(v)
	x, ok := reflect.ValueOf(c).Recv()
	fmt.Println(x.Field(1), ok, reflect.DeepEqual(x.Interface(), v.Interface()))
	f := reflect.MakeFunc(reflect.TypeOf(func(L, int) L { return L{} }), func(in []reflect.Value) []reflect.Value {
		y := in[0].Interface().(L)
		y.A[in[1].Int()] = -1
		return []reflect.Value{reflect.ValueOf(y)}
	}).Interface().(func(L, int) L)
	fmt.Println(f(l, 2).A[2], l.A[2], f(l, 5).S)
	var a any = l
	fmt.Println(reflect.ValueOf(&a).Elem().Elem().Field(1), a == any(l), reflect.TypeOf(a).Size())
	arr := [4]L{{S: "q"}}
	fmt.Println(reflect.ValueOf(arr).Index(0).Field(1), reflect.ValueOf(&arr).Elem().Index(3).IsZero())
}
