package main

import (
	"fmt"
	"reflect"
)

type Shape interface {
	Area() float64
	Name() string
	hidden()
}
type Sq struct{ Side float64 }

func (s Sq) Area() float64    { return s.Side * s.Side }
func (s Sq) Name() string     { return "sq" }
func (s Sq) hidden()          {}
func (s *Sq) Scale(f float64) { s.Side *= f }
func (s Sq) Sum(a int, b ...int) int {
	for _, x := range b {
		a += x
	}
	return a
}

type Num int

func (n Num) Double() Num    { return n * 2 }
func (n *Num) Inc()          { *n++ }
func (n Num) String() string { return fmt.Sprintf("Num(%d)", int(n)) }

type Emb struct {
	Sq
	*Num
}

func list(t reflect.Type) {
	fmt.Println(t, t.NumMethod())
	for i := 0; i < t.NumMethod(); i++ {
		m := t.Method(i)
		fmt.Println(" ", m.Index, m.Name, m.Type, m.PkgPath, m.IsExported(), m.Func.IsValid())
	}
}

func main() {
	list(reflect.TypeOf(Sq{}))
	list(reflect.TypeOf(&Sq{}))
	list(reflect.TypeOf((*Shape)(nil)).Elem())
	list(reflect.TypeOf(Num(0)))
	list(reflect.TypeOf(Emb{}))
	list(reflect.TypeOf((*error)(nil)).Elem())
	s := &Sq{2}
	v := reflect.ValueOf(s)
	fmt.Println(v.MethodByName("Area").Call(nil)[0])
	v.MethodByName("Scale").Call([]reflect.Value{reflect.ValueOf(1.5)})
	fmt.Println(s.Side, v.Elem().MethodByName("Area").Call(nil)[0], v.MethodByName("Nope").IsValid())
	area := v.Elem().MethodByName("Area").Interface().(func() float64)
	s.Side = 10
	fmt.Println(area(), v.MethodByName("Area").Type())
	m, ok := reflect.TypeOf(Sq{}).MethodByName("Sum")
	fmt.Println(m.Func.Type(), ok, m.Func.Call([]reflect.Value{reflect.ValueOf(Sq{}), reflect.ValueOf(1), reflect.ValueOf(2), reflect.ValueOf(3)})[0])
	f := m.Func.Interface().(func(Sq, int, ...int) int)
	fmt.Println(f(Sq{}, 1, 2, 3, 4))
	var sh Shape = s
	iv := reflect.ValueOf(&sh).Elem()
	fmt.Println(iv.Kind(), iv.NumMethod(), iv.Method(1).Call(nil)[0], iv.MethodByName("Area").Call(nil)[0])
	n := Num(4)
	nv := reflect.ValueOf(&n)
	nv.MethodByName("Inc").Call(nil)
	fmt.Println(n, nv.Elem().MethodByName("Double").Call(nil)[0], nv.Elem().NumMethod(), nv.NumMethod())
	e := Emb{Sq{3}, &n}
	ev := reflect.ValueOf(e)
	fmt.Println(ev.MethodByName("Double").Call(nil)[0], ev.MethodByName("Name").Call(nil)[0])
	ev.MethodByName("Inc").Call(nil)
	fmt.Println(n)
}
