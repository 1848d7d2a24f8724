package main

import (
	"fmt"
	"reflect"
	"unsafe"
)

type (
	B                      bool
	I                      int8
	S                      string
	F                      func(int, ...string) (bool, error)
	M                      map[S][]I
	C                      <-chan *B
	St                     struct{ A, b int }
	If                     interface{ M(int) string }
	G[K comparable, V any] struct {
		k K
		v V
	}
)

func main() {
	values := []any{true, 1, int8(1), int16(1), int32(1), int64(1), uint(1), uint8(1), uint16(1), uint32(1), uint64(1),
		uintptr(1), float32(1), 1.5, complex64(1), 1i, [3]int{}, make(chan int), func() {}, (*If)(nil), map[string]int{}, new(int),
		[]byte(nil), "s", struct{}{}, unsafe.Pointer(nil), B(true), I(1), S("x"), F(nil), M(nil), C(nil), St{}, G[string, int]{}, &G[S, []I]{},
		G[G[int, B], map[string]If]{}, 'x', error(nil), fmt.Errorf("x"), struct {
			X int `k:"v"`
			St
		}{}, func(a int, b ...any) {}, [2][]map[int]*St{}, make(chan<- func(), 1), new(any), (*error)(nil)}
	for _, v := range values {
		t := reflect.TypeOf(v)
		if t == nil {
			fmt.Println("nil type")
			continue
		}
		fmt.Printf("%v|%s|%q|%q|%d|%d|%v|%v\n", t, t.Kind(), t.Name(), t.PkgPath(), t.Size(), t.Align(), t.Comparable(), t.NumMethod())
	}
	fmt.Println(reflect.TypeFor[If](), reflect.TypeFor[error]().Kind(), reflect.TypeFor[any](), reflect.TypeFor[any]().Name() == "")
	fmt.Println(reflect.Kind(99), reflect.Ptr, reflect.ChanDir(7), reflect.RecvDir, reflect.SendDir, reflect.BothDir)
	fmt.Println(reflect.TypeOf(1) == reflect.TypeOf(2), reflect.TypeOf(1) == reflect.TypeOf(int8(1)), reflect.TypeOf([]int{}) == reflect.TypeOf([]int(nil)))
	fmt.Printf("%T %v %s\n", reflect.TypeOf(1), reflect.TypeOf(1), reflect.TypeOf(""))
	for k := reflect.Invalid; k <= reflect.UnsafePointer; k++ {
		fmt.Print(k, " ")
	}
	fmt.Println()
}
