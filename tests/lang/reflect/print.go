package main

import (
	"errors"
	"fmt"
	"reflect"
)

type St struct {
	A int
	b string
	e error
}
type Str int

func (s Str) String() string { return fmt.Sprintf("Str<%d>", int(s)) }

type Hold struct {
	V reflect.Value
	T reflect.Type
}
type h2 struct{ s Str }

func main() {
	v := reflect.ValueOf
	fmt.Println(v(1), v("s"), v(1.5), v([]int{1}), v(St{1, "x", nil}), v(map[string]int{"a": 1}), v(Str(3)), v(nil), v(errors.New("err")))
	fmt.Printf("%v %+v %#v %d %s %q %x %T\n", v(St{1, "x", nil}), v(St{1, "x", nil}), v(St{1, "x", nil}), v(7), v("str"), v("q"), v("hex"), v(1))
	fmt.Printf("%5d|%-5v|%05d|%t\n", v(42), v("ab"), v(42), v(true))
	fmt.Println(v(1).String(), v("s").String(), v([]int{}).String(), reflect.Value{}.String(), v(Str(1)).String())
	fmt.Println([]reflect.Value{v(1), v("x")}, Hold{v(1), reflect.TypeOf("")})
	fmt.Printf("%v %d\n", []reflect.Value{v(1)}, v([]int{3, 4}))
	var e error = errors.New("in")
	fmt.Println(v(&e).Elem(), v(&St{A: 1}), v(h2{5}), v(h2{5}).Field(0), v(&h2{5}).Elem())
	var a any = Str(9)
	fmt.Println(v(&a).Elem(), v(&a).Elem().Elem())
	fmt.Printf("%s %v\n", reflect.TypeOf(St{}), reflect.TypeOf(&e))
	fmt.Printf("%v %s\n", v(1).Kind(), v("").Kind())
	fmt.Printf("%!|%z\n", v(1))
	fmt.Println(fmt.Sprint(v(3), v(4)), fmt.Sprint(v("a"), v("b")))
}
