package main

import (
	"fmt"
	"reflect"
	"sort"
)

type K struct {
	A string
	B int
}

func try(name string, f func()) {
	defer func() { fmt.Printf("%s: %v\n", name, recover()) }()
	f()
}

func main() {
	m := map[string]int{"a": 1, "b": 2, "c": 3}
	v := reflect.ValueOf(m)
	keys := v.MapKeys()
	sort.Slice(keys, func(i, j int) bool { return keys[i].String() < keys[j].String() })
	for _, k := range keys {
		fmt.Print(k, "=", v.MapIndex(k), " ")
	}
	fmt.Println(v.Len(), v.MapIndex(reflect.ValueOf("zz")).IsValid())
	v.SetMapIndex(reflect.ValueOf("d"), reflect.ValueOf(4))
	v.SetMapIndex(reflect.ValueOf("a"), reflect.Value{})
	fmt.Println(m)
	sum := 0
	it := v.MapRange()
	for it.Next() {
		sum += int(it.Value().Int()) * len(it.Key().String())
	}
	fmt.Println(sum)
	sk := map[K][]string{}
	sv := reflect.ValueOf(sk)
	sv.SetMapIndex(reflect.ValueOf(K{"x", 1}), reflect.ValueOf([]string{"v"}))
	sv.SetMapIndex(reflect.ValueOf(K{"y", 1}), reflect.Zero(sv.Type().Elem()))
	fmt.Println(sk, len(sk))
	am := map[any]any{}
	av := reflect.ValueOf(am)
	av.SetMapIndex(reflect.ValueOf(1), reflect.ValueOf("one"))
	av.SetMapIndex(reflect.ValueOf("s"), reflect.ValueOf(2.5))
	fmt.Println(len(am), av.MapIndex(reflect.ValueOf(1)).Kind(), av.MapIndex(reflect.ValueOf(1)).Elem().Kind())
	made := reflect.MakeMapWithSize(reflect.TypeOf(map[int8]*K{}), 10)
	made.SetMapIndex(reflect.ValueOf(int8(1)), reflect.ValueOf(&K{"p", 2}))
	made.MapIndex(reflect.ValueOf(int8(1))).Elem().Field(1).SetInt(77)
	fmt.Println(made.Interface().(map[int8]*K)[1])
	var k string
	var e int
	kv, ev := reflect.ValueOf(&k).Elem(), reflect.ValueOf(&e).Elem()
	it = reflect.ValueOf(map[string]int{"only": 9}).MapRange()
	it.Next()
	kv.SetIterKey(it)
	ev.SetIterValue(it)
	fmt.Println(k, e, it.Next())
	var nilm map[string]int
	nv := reflect.ValueOf(nilm)
	fmt.Println(nv.Len(), nv.IsNil(), len(nv.MapKeys()), nv.MapIndex(reflect.ValueOf("x")).IsValid())
	try("nil map", func() { nv.SetMapIndex(reflect.ValueOf("x"), reflect.ValueOf(1)) })
	try("key type", func() { v.MapIndex(reflect.ValueOf(1)) })
	try("set key type", func() { v.SetMapIndex(reflect.ValueOf(1), reflect.ValueOf(1)) })
	try("set elem type", func() { v.SetMapIndex(reflect.ValueOf("k"), reflect.ValueOf("v")) })
	try("unhashable", func() { av.SetMapIndex(reflect.ValueOf([]int{1}), reflect.ValueOf(1)) })
	try("before", func() { v.MapRange().Key() })
	try("value before", func() { v.MapRange().Value() })
	try("exhausted", func() { it.Key() })
	try("next", func() { it.Next() })
	try("no map", func() { new(reflect.MapIter).Next() })
	it.Reset(v)
	n := 0
	for it.Next() {
		n++
	}
	v.Clear()
	fmt.Println(n, len(m))
	fm := reflect.ValueOf(map[float64]int{0: 1})
	fmt.Println(fm.MapIndex(reflect.ValueOf(0.0)))
}
