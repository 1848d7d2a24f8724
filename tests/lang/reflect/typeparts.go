package main

import (
	"fmt"
	"reflect"
)

type In struct{ X, Y int }
type Out struct {
	In
	*Tail
	Name string `json:"name" xml:"n,attr"`
	priv float64
	f    func(In) *Out
}
type Tail struct{ Z int }

func main() {
	t := reflect.TypeOf(Out{})
	for i := 0; i < t.NumField(); i++ {
		f := t.Field(i)
		fmt.Println(i, f.Name, f.PkgPath, f.Type, f.Tag, f.Offset, f.Index, f.Anonymous, f.IsExported())
	}
	for _, n := range []string{"X", "Z", "Name", "priv", "nope", "In", "Tail", ""} {
		f, ok := t.FieldByName(n)
		fmt.Println(n, ok, f.Name, f.Index, f.Offset, f.Type)
	}
	f, ok := t.FieldByNameFunc(func(s string) bool { return s == "Y" || s == "nothing" })
	fmt.Println(f.Name, f.Index, ok)
	_, ok = t.FieldByNameFunc(func(s string) bool { return len(s) == 1 })
	fmt.Println(ok)
	fmt.Println(t.FieldByIndex([]int{0, 1}).Name, t.FieldByIndex([]int{1, 0}).Name)

	ft := reflect.TypeOf(func(int, string, ...[]byte) (error, bool) { return nil, false })
	fmt.Println(ft.NumIn(), ft.NumOut(), ft.IsVariadic(), ft.In(0), ft.In(2), ft.Out(0), ft.Out(1))
	mt := reflect.TypeOf(map[string][]In{})
	fmt.Println(mt.Key(), mt.Elem(), mt.Elem().Elem())
	fmt.Println(reflect.TypeOf([5]int8{}).Len(), reflect.TypeOf(make(<-chan int)).ChanDir(), reflect.TypeOf(make(chan<- int)).ChanDir(), reflect.TypeOf(make(chan int)).ChanDir())
	fmt.Println(reflect.TypeOf(int16(0)).Bits(), reflect.TypeOf(1i).Bits(), reflect.TypeOf(uintptr(0)).Bits())
	for _, f := range reflect.VisibleFields(t) {
		fmt.Println(f.Name, f.Index)
	}
}
