package main

import (
	"fmt"
	"reflect"
)

type T int

func (t T) Rec(s string) { fmt.Println(s, recover()) }

func direct() {
	defer func() { fmt.Println("outer", recover()) }()
	defer reflect.ValueOf(func() { fmt.Println("direct", recover()) }).Call(nil)
	panic(1)
}

func method() {
	defer func() { fmt.Println("outer", recover()) }()
	defer reflect.ValueOf(T(1)).MethodByName("Rec").Call([]reflect.Value{reflect.ValueOf("method")})
	panic(2)
}

func made() {
	f := reflect.ValueOf(T(1)).Method(0).Interface().(func(string))
	defer f("made")
	panic(3)
}

func byType() {
	f := reflect.TypeOf(T(1)).Method(0).Func.Interface().(func(T, string))
	defer f(2, "by type")
	panic(4)
}

func byMakeFunc() {
	f := reflect.MakeFunc(reflect.TypeOf(func() {}), func([]reflect.Value) []reflect.Value {
		fmt.Println("made func", recover())
		return nil
	}).Interface().(func())
	defer f()
	panic(5)
}

func nested() (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("nested: %v", r)
		}
	}()
	reflect.ValueOf(func(n int) {
		defer fmt.Println("inner defer")
		_ = 10 / n
	}).Call([]reflect.Value{reflect.ValueOf(0)})
	return nil
}

func main() {
	direct()
	method()
	made()
	byType()
	byMakeFunc()
	fmt.Println(nested())
}
