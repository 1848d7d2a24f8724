package main

import (
	"bytes"
	"fmt"
	"io"
	"reflect"
)

type MyInt int
type MyStr string
type MyBytes []byte
type A struct {
	X int `a:"1"`
}
type B struct{ X int }
type St struct{ n int }

func (s *St) String() string { return fmt.Sprint("St", s.n) }

func try(name string, f func()) {
	defer func() {
		if e := recover(); e != nil {
			fmt.Printf("%s: %v\n", name, e)
		}
	}()
	f()
}

func conv(x any, t reflect.Type) {
	v := reflect.ValueOf(x)
	fmt.Printf("%T -> %v: %v %v", x, t, v.Type().ConvertibleTo(t), v.CanConvert(t))
	if v.CanConvert(t) {
		r := v.Convert(t)
		fmt.Printf(" %v %v", r.Type(), r)
	}
	fmt.Println()
}

func main() {
	ints := []any{int8(-1), uint8(200), 300, uint64(1 << 63), 3.99, float32(-2.5), MyInt(7)}
	for _, x := range ints {
		for _, y := range []any{int8(0), uint16(0), 0, float32(0), 0.0, MyInt(0)} {
			if f, ok := x.(float64); ok && f > 1e9 {
				continue
			}
			conv(x, reflect.TypeOf(y))
		}
	}
	conv(65, reflect.TypeOf(""))
	conv(uint64(1<<40), reflect.TypeOf(""))
	conv(-1, reflect.TypeOf(MyStr("")))
	conv("héy", reflect.TypeOf([]byte{}))
	conv("héy", reflect.TypeOf([]rune{}))
	conv([]byte("abc"), reflect.TypeOf(""))
	conv([]rune("xyz"), reflect.TypeOf(MyStr("")))
	conv(MyBytes("my"), reflect.TypeOf(""))
	conv("s", reflect.TypeOf(MyBytes{}))
	conv("s", reflect.TypeOf(0))
	conv(1+2i, reflect.TypeOf(complex64(0)))
	conv(1+2i, reflect.TypeOf(0.0))
	conv(A{1}, reflect.TypeOf(B{}))
	conv(&A{1}, reflect.TypeOf(&St{}))
	fmt.Println(reflect.TypeOf(&A{}).ConvertibleTo(reflect.TypeOf(&B{})), reflect.TypeOf(A{}).AssignableTo(reflect.TypeOf(B{})))
	conv([]int{1, 2, 3}, reflect.TypeOf([2]int{}))
	conv([]int{1}, reflect.TypeOf([2]int{}))
	fmt.Println(reflect.ValueOf([]int{1, 2, 3}).Convert(reflect.TypeOf((*[2]int)(nil))).Elem())
	conv(&St{3}, reflect.TypeFor[fmt.Stringer]())
	conv(St{3}, reflect.TypeFor[fmt.Stringer]())
	conv(1, reflect.TypeFor[any]())
	conv(&bytes.Buffer{}, reflect.TypeFor[io.Reader]())
	c := make(chan int)
	fmt.Println(reflect.ValueOf(c).Convert(reflect.TypeOf((<-chan int)(nil))).Type(), reflect.TypeOf((<-chan int)(c)).ConvertibleTo(reflect.TypeOf(c)))
	try("bad", func() { reflect.ValueOf("s").Convert(reflect.TypeOf(1)) })
	try("short", func() { reflect.ValueOf([]int{1}).Convert(reflect.TypeOf([2]int{})) })
	try("short ptr", func() { reflect.ValueOf([]int{1}).Convert(reflect.TypeOf(&[2]int{})) })
	x := 5
	xv := reflect.ValueOf(&x).Elem()
	mi := xv.Convert(reflect.TypeOf(MyInt(0)))
	x = 6
	fmt.Println(mi, mi.CanSet())
}
