package main

import (
	"fmt"
	"reflect"
	"unsafe"
)

type T struct {
	A int32
	B string
	h []byte
}

func main() {
	t := T{1, "b", []byte("hidden")}
	v := reflect.ValueOf(&t).Elem()
	f := v.FieldByName("h")
	w := reflect.NewAt(f.Type(), unsafe.Pointer(f.UnsafeAddr())).Elem()
	w.SetBytes([]byte("seen"))
	fmt.Println(string(t.h), f.CanSet(), w.CanSet())
	p := reflect.NewAt(reflect.TypeOf(int32(0)), unsafe.Pointer(&t.A))
	p.Elem().SetInt(77)
	fmt.Println(t.A, p.Type(), p.Pointer() == uintptr(unsafe.Pointer(&t.A)))
	n := reflect.New(reflect.TypeOf(t))
	n.Elem().Field(0).SetInt(3)
	fmt.Println(n.Interface().(*T).A, n.Elem().Addr().Interface() == n.Interface())
	fmt.Println(reflect.ValueOf(&t).UnsafePointer() == unsafe.Pointer(&t))
	var up unsafe.Pointer
	uv := reflect.ValueOf(&up).Elem()
	uv.SetPointer(unsafe.Pointer(&t))
	fmt.Println(up == unsafe.Pointer(&t), uv.Kind(), uv.Type())
	s := []int{1, 2}
	fmt.Println(reflect.ValueOf(s).Pointer() == uintptr(unsafe.Pointer(&s[0])))
}
