package main

import (
	"fmt"
	"reflect"
)

func try(name string, f func()) {
	defer func() { fmt.Printf("%s: %v\n", name, recover()) }()
	f()
}

func main() {
	s := []int{1, 2, 3, 4, 5}
	v := reflect.ValueOf(s)
	fmt.Println(v.Slice(1, 3), v.Slice(1, 3).Cap(), v.Slice3(1, 2, 3).Cap(), v.Len(), v.Cap())
	v.Index(0).SetInt(100)
	fmt.Println(s)
	v2 := reflect.Append(v, reflect.ValueOf(6), reflect.ValueOf(7))
	fmt.Println(v2, v2.Len(), s)
	v3 := reflect.AppendSlice(v, reflect.ValueOf([]int{8, 9}))
	fmt.Println(v3)
	dst := make([]int, 3)
	fmt.Println(reflect.Copy(reflect.ValueOf(dst), v), dst)
	b := make([]byte, 3)
	fmt.Println(reflect.Copy(reflect.ValueOf(b), reflect.ValueOf("hello")), string(b))
	arr := [4]string{"a", "b", "c", "d"}
	av := reflect.ValueOf(&arr).Elem()
	fmt.Println(av.Slice(1, 3), av.Slice(1, 3).Type(), av.Len(), av.Cap())
	av.Slice(0, 2).Index(1).SetString("B")
	fmt.Println(arr)
	fmt.Println(reflect.ValueOf("string").Slice(1, 4), reflect.ValueOf("string").Index(2))
	p := &s
	pv := reflect.ValueOf(p).Elem()
	pv.SetLen(2)
	fmt.Println(s, len(s), cap(s))
	pv.SetCap(3)
	fmt.Println(cap(s))
	pv.Grow(10)
	fmt.Println(len(s), cap(s) >= 12)
	pv.Set(reflect.Append(pv, reflect.ValueOf(55)))
	fmt.Println(s)
	pv.Clear()
	fmt.Println(s)
	mk := reflect.MakeSlice(reflect.TypeOf([]string{}), 2, 5)
	mk.Index(1).SetString("x")
	fmt.Printf("%q %d %d\n", mk, mk.Len(), mk.Cap())
	var bs []byte
	bv := reflect.ValueOf(&bs).Elem()
	bv.SetBytes([]byte("bytes"))
	fmt.Println(string(bs), string(bv.Bytes()), bv.Bytes()[0])
	ba := [3]byte{1, 2, 3}
	fmt.Println(reflect.ValueOf(&ba).Elem().Bytes())
	var ns []int
	nv := reflect.ValueOf(ns)
	fmt.Println(nv.IsNil(), nv.Len(), reflect.Append(nv, reflect.ValueOf(1)), nv.Slice(0, 0).IsNil())
	type Empty struct{}
	es := reflect.MakeSlice(reflect.TypeOf([]Empty{}), 3, 3)
	fmt.Println(es, reflect.Append(es, reflect.ValueOf(Empty{})).Len())
	sw := reflect.Swapper(arr[:])
	sw(0, 3)
	fmt.Println(arr)
	fmt.Println(reflect.ValueOf(&arr).Len(), reflect.ValueOf(&arr).Cap())
	try("slice", func() { v.Slice(3, 2) })
	try("slice cap", func() { v.Slice(0, 6) })
	try("slice3", func() { v.Slice3(0, 3, 2) })
	try("string", func() { reflect.ValueOf("ab").Slice(0, 3) })
	try("array", func() { reflect.ValueOf(arr).Slice(0, 1) })
	try("setlen", func() { pv.SetLen(1000) })
	try("setcap", func() { pv.SetCap(0) })
	try("grow", func() { pv.Grow(-1) })
	try("append", func() { reflect.Append(v, reflect.ValueOf("s")) })
	try("appendslice", func() { reflect.AppendSlice(v, reflect.ValueOf([]string{})) })
	try("copy", func() { reflect.Copy(v, reflect.ValueOf([]string{})) })
	try("copy kind", func() { reflect.Copy(v, reflect.ValueOf(1)) })
	try("copy array", func() { reflect.Copy(reflect.ValueOf(arr), reflect.ValueOf(arr)) })
	try("bytes", func() { v.Bytes() })
	try("bytes array", func() { reflect.ValueOf(ba).Bytes() })
	try("swap", func() { sw(0, 9) })
}
