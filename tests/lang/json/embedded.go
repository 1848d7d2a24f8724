package main

import (
	"encoding/json"
	"fmt"
)

type A struct{ X, Y int }
type B struct{ X, Z int }
type C struct {
	A
	B
	Y string
}
type D struct {
	A `json:"a"`
	*B
}
type Tagged1 struct {
	V int `json:"v"`
}
type Tagged2 struct{ V int }
type E struct {
	Tagged1
	Tagged2
}
type unexported struct{ Pub, priv int }
type F struct{ unexported }
type G struct{ *unexported }
type H struct {
	fmt.Stringer
	N int
}
type MyInt int
type I struct {
	MyInt
	Name string
}
type Rec struct {
	*Rec
	N int
}
type Case struct {
	Foo int
	FOO int
	Bar int `json:"fOo"`
}

func main() {
	for _, x := range []any{C{A{1, 2}, B{3, 4}, "y"}, D{A{1, 2}, &B{3, 4}}, D{}, E{Tagged1{1}, Tagged2{2}}, F{unexported{1, 2}}, G{&unexported{3, 4}}, G{}, H{}, I{5, "n"}, Rec{&Rec{nil, 2}, 1}, Case{1, 2, 3}} {
		b, err := json.Marshal(x)
		fmt.Printf("%T %s %v\n", x, b, err)
	}
	var c C
	fmt.Println(json.Unmarshal([]byte(`{"X":1,"Y":"s","Z":3}`), &c), c)
	var d D
	fmt.Println(json.Unmarshal([]byte(`{"a":{"X":1},"Z":3,"X":9}`), &d), d.A, *d.B)
	var f F
	fmt.Println(json.Unmarshal([]byte(`{"Pub":1,"priv":2}`), &f), f)
	var g G
	fmt.Println(json.Unmarshal([]byte(`{"Pub":1}`), &g))
	var cs Case
	fmt.Println(json.Unmarshal([]byte(`{"foo":1,"FOO":2,"fOo":3,"fOO":4}`), &cs), cs)
}
