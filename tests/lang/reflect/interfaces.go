package main

import (
	"fmt"
	"io"
	"reflect"
	"strings"
)

type Animal interface{ Sound() string }
type Dog struct{ name string }

func (d Dog) Sound() string { return d.name + " woof" }

type Holder struct {
	A Animal
	R io.Reader
	E any
}

func main() {
	h := Holder{A: Dog{"rex"}}
	v := reflect.ValueOf(&h).Elem()
	for i := 0; i < v.NumField(); i++ {
		f := v.Field(i)
		fmt.Println(f.Kind(), f.Type(), f.IsNil(), f.Elem().IsValid(), f.NumMethod())
	}
	fmt.Println(v.Field(0).Elem().Type(), v.Field(0).Method(0).Call(nil)[0], v.Field(0).Interface())
	v.Field(0).Set(reflect.ValueOf(Dog{"max"}))
	v.Field(1).Set(reflect.ValueOf(strings.NewReader("text")))
	v.Field(2).Set(v.Field(0))
	fmt.Printf("%v %T %v\n", h.A, h.E, h.E)
	b := make([]byte, 2)
	out := v.Field(1).MethodByName("Read").Call([]reflect.Value{reflect.ValueOf(b)})
	fmt.Println(out[0], out[1].IsNil(), string(b))
	v.Field(2).Set(reflect.Zero(v.Field(2).Type()))
	fmt.Println(h.E == nil)
	func() {
		defer func() { fmt.Println(recover()) }()
		v.Field(0).Set(reflect.ValueOf(1))
	}()
	var a Animal
	av := reflect.ValueOf(&a).Elem()
	fmt.Println(av.IsValid(), av.IsNil(), av.Type(), av.Interface() == nil)
	fmt.Println(reflect.TypeOf(a) == nil, reflect.ValueOf(a).IsValid())
	x := []any{1, "a", nil, []int{2}}
	xv := reflect.ValueOf(x)
	for i := 0; i < xv.Len(); i++ {
		fmt.Print(xv.Index(i).Kind(), " ", xv.Index(i).Elem().Kind(), "; ")
	}
	fmt.Println()
	xv.Index(2).Set(reflect.ValueOf(3.5))
	fmt.Println(x)
}
