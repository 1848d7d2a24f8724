package main

import (
	"fmt"
	"reflect"
	"runtime"
)

type Node struct {
	Name string
	Kids []*Node
	Any  any
	M    map[string]*Node
	F    func() string
}

func build(depth int) reflect.Value {
	v := reflect.New(reflect.TypeOf(Node{}))
	e := v.Elem()
	e.Field(0).SetString(fmt.Sprint("n", depth))
	if depth > 0 {
		kids := reflect.MakeSlice(e.Field(1).Type(), 0, 0)
		for i := 0; i < 2; i++ {
			kids = reflect.Append(kids, build(depth-1))
			runtime.GC()
		}
		e.Field(1).Set(kids)
		m := reflect.MakeMap(e.Field(3).Type())
		m.SetMapIndex(reflect.ValueOf("k"), kids.Index(0))
		e.Field(3).Set(m)
	}
	e.Field(2).Set(reflect.ValueOf([]string{fmt.Sprint("a", depth)}))
	name := e.Field(0)
	e.Field(4).Set(reflect.MakeFunc(e.Field(4).Type(), func([]reflect.Value) []reflect.Value { return []reflect.Value{name} }))
	return v
}

func main() {
	root := build(4).Interface().(*Node)
	runtime.GC()
	n := root
	for len(n.Kids) > 0 {
		fmt.Print(n.Name, n.Any, n.M["k"] == n.Kids[0], n.F(), " ")
		n = n.Kids[len(n.Kids)-1]
	}
	fmt.Println(n.F())
	x := []int{1, 2, 3}
	p := reflect.ValueOf(&x).Elem().Index(1).Addr()
	x = nil
	runtime.GC()
	fmt.Println(p.Elem())
	s := reflect.ValueOf(struct{ A, B string }{"aa", fmt.Sprint("b", 1)}).Field(1)
	runtime.GC()
	fmt.Println(s, s.Interface())
	c := make(chan [30]*int)
	go func() { v := 5; reflect.ValueOf(c).Send(reflect.ValueOf([30]*int{7: &v})) }()
	r, _ := reflect.ValueOf(c).Recv()
	runtime.GC()
	fmt.Println(r.Index(7).Elem())
}
