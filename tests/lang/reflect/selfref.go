package main

import (
	"fmt"
	"reflect"
)

type Tree struct {
	L, R *Tree
	Kids []Tree
	By   map[string]Tree
	F    func(Tree) *Tree
	C    chan Tree
	I    interface{ M(*Tree) Tree }
}

func (t *Tree) M(x *Tree) Tree { return *x }

type S []S
type M map[string]M
type P *P
type F func(F) F

func main() {
	t := reflect.TypeOf(Tree{})
	for i := 0; i < t.NumField(); i++ {
		fmt.Println(t.Field(i).Name, t.Field(i).Type)
	}
	fmt.Println(t.Field(0).Type.Elem() == t, t.Field(2).Type.Elem() == t, t.Field(3).Type.Elem() == t, t.Field(4).Type.In(0) == t, t.Field(5).Type.Elem() == t)
	fmt.Println(t.Field(6).Type.Method(0).Type, reflect.PointerTo(t).Method(0).Type, reflect.PointerTo(t).Implements(t.Field(6).Type))
	for _, x := range []any{S{}, M{}, P(nil), F(nil)} {
		u := reflect.TypeOf(x)
		fmt.Println(u, u.Kind())
		if u.Kind() != reflect.Func {
			fmt.Println(u.Elem() == u)
		} else {
			fmt.Println(u.In(0) == u, u.Out(0) == u)
		}
	}
	s := reflect.ValueOf(S{S{}, nil})
	fmt.Println(s.Len(), s.Index(1).IsNil(), s.Index(0).Type())
	v := reflect.New(t).Elem()
	v.Field(0).Set(reflect.New(t))
	v.Field(0).Elem().Field(1).Set(v.Addr())
	fmt.Println(v.Field(0).Elem().Field(1).Pointer() == v.Addr().Pointer())
}
