package main

import (
	"fmt"
	"reflect"
)

type T struct {
	A int `json:"a,omitempty" xml:"b"`
	B int `json:""`
	C int `bad`
	D int `k:"quote \" in" m:"x\ty"`
	E int
	F int `  spaced:"yes"   other:"no"`
	G int `a:b c:"d"`
	H int `x:"1"y:"2"`
	I int `json:"unterminated`
}

func main() {
	t := reflect.TypeOf(T{})
	for i := 0; i < t.NumField(); i++ {
		tag := t.Field(i).Tag
		for _, k := range []string{"json", "xml", "k", "m", "spaced", "other", "a", "c", "x", "y", "bad"} {
			if v, ok := tag.Lookup(k); ok {
				fmt.Printf("%s.%s=%q ", t.Field(i).Name, k, v)
			}
		}
		fmt.Printf("%q %q\n", tag.Get("json"), string(tag))
	}
	fmt.Println(reflect.StructTag(`a:"1" b:"2"`).Get("b"))
}
