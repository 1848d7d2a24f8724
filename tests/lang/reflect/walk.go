package main

import (
	"fmt"
	"reflect"
	"sort"
	"strings"
)

type Addr struct {
	Street string
	Zip    int
}
type Person struct {
	Name   string
	Age    uint8
	Addr   *Addr
	Tags   []string
	Extra  map[string]any
	Parent *Person
	score  float64
}

func dump(v reflect.Value, depth int) {
	pad := strings.Repeat("  ", depth)
	switch v.Kind() {
	case reflect.Invalid:
		fmt.Println(pad + "invalid")
	case reflect.Pointer, reflect.Interface:
		if v.IsNil() {
			fmt.Println(pad+"nil", v.Type())
			return
		}
		fmt.Println(pad+"->", v.Type())
		dump(v.Elem(), depth+1)
	case reflect.Struct:
		for i := 0; i < v.NumField(); i++ {
			fmt.Println(pad + v.Type().Field(i).Name + ":")
			dump(v.Field(i), depth+1)
		}
	case reflect.Slice, reflect.Array:
		for i := 0; i < v.Len(); i++ {
			dump(v.Index(i), depth+1)
		}
	case reflect.Map:
		keys := v.MapKeys()
		sort.Slice(keys, func(i, j int) bool { return keys[i].String() < keys[j].String() })
		for _, k := range keys {
			fmt.Println(pad+"key", k)
			dump(v.MapIndex(k), depth+1)
		}
	default:
		fmt.Println(pad, v.Kind(), v)
	}
}

func main() {
	p := Person{"Ann", 30, &Addr{"Main", 123}, []string{"x", "y"}, map[string]any{"k": 1, "l": []int{1, 2}, "n": nil}, &Person{Name: "Bob"}, 1.5}
	dump(reflect.ValueOf(&p), 0)
}
