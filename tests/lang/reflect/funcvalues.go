package main

import (
	"fmt"
	"reflect"
	"runtime"
	"strings"
)

func named(x int) int { return x }

type T struct{}

func (T) Meth() {}

func main() {
	v := reflect.ValueOf(named)
	fmt.Println(v.Kind(), v.Type(), v.IsNil(), v.Interface().(func(int) int)(3))
	fmt.Println(runtime.FuncForPC(v.Pointer()).Name())
	fmt.Println(runtime.FuncForPC(reflect.ValueOf(strings.ToUpper).Pointer()).Name())
	var f func()
	fv := reflect.ValueOf(&f).Elem()
	fmt.Println(fv.IsNil(), fv.Pointer())
	n := 0
	fv.Set(reflect.ValueOf(func() { n++ }))
	f()
	fv.Call(nil)
	fmt.Println(n, fv.IsNil(), fv.Pointer() != 0)
	table := map[string]any{"add": func(a, b int) int { return a + b }, "neg": func(a int) int { return -a }}
	for _, name := range []string{"add", "neg"} {
		fn := reflect.ValueOf(table[name])
		args := make([]reflect.Value, fn.Type().NumIn())
		for i := range args {
			args[i] = reflect.ValueOf(i + 5)
		}
		fmt.Println(name, fn.Call(args)[0])
	}
	m := reflect.ValueOf(T{}).Method(0)
	fmt.Println(m.Kind(), m.Type(), m.IsNil(), m.CanInterface())
}
