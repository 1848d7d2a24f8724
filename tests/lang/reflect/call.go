package main

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
)

type Big struct{ A [40]int }

func add(a, b int) int                                  { return a + b }
func join(sep string, parts ...string) string           { return strings.Join(parts, sep) }
func multi(a int8, f float32, s string) (string, error) { return fmt.Sprint(a, f, s), errors.New("e") }
func big(b Big, n int) (Big, int)                       { b.A[n]++; return b, b.A[n] }
func iface(e error, a any) (any, error)                 { return a, e }
func nothing()                                          { fmt.Println("nothing") }
func many(a, b, c, d, e, f, g, h, i, j, k, l string) string {
	return a + b + c + d + e + f + g + h + i + j + k + l
}

func vals(list ...any) []reflect.Value {
	var out []reflect.Value
	for _, x := range list {
		out = append(out, reflect.ValueOf(x))
	}
	return out
}

func main() {
	fmt.Println(reflect.ValueOf(add).Call(vals(1, 2))[0].Int())
	fmt.Println(reflect.ValueOf(join).Call(vals("-"))[0])
	fmt.Println(reflect.ValueOf(join).Call(vals("-", "a", "b", "c"))[0])
	fmt.Println(reflect.ValueOf(join).CallSlice(vals("-", []string{"x", "y"}))[0])
	r := reflect.ValueOf(multi).Call(vals(int8(-3), float32(2.5), "s"))
	fmt.Println(len(r), r[0], r[1], r[1].Kind(), r[1].Type())
	r = reflect.ValueOf(big).Call(vals(Big{}, 3))
	fmt.Println(r[1], r[0].Field(0).Index(3))
	r = reflect.ValueOf(iface).Call([]reflect.Value{reflect.Zero(reflect.TypeFor[error]()), reflect.ValueOf(5)})
	fmt.Println(r[0], r[0].Elem().Kind(), r[1].IsNil())
	fmt.Println(len(reflect.ValueOf(nothing).Call(nil)))
	fmt.Println(reflect.ValueOf(many).Call(vals("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"))[0])
	n := 0
	inc := func(by int) { n += by }
	f := reflect.ValueOf(inc)
	for i := 0; i < 10; i++ {
		f.Call(vals(i))
	}
	fmt.Println(n)
	fmt.Println(reflect.ValueOf(strings.ToUpper).Call(vals("up"))[0])
	fmt.Println(reflect.ValueOf(fmt.Sprintf).Call(vals("%d-%s", 1, "x"))[0])
}
