package main

import (
	"encoding/json"
	"errors"
	"fmt"
)

type In struct{ N int8 }
type T struct {
	A   int
	S   string
	In  In `json:"in"`
	L   []int
	M   map[int]int
	F   func()
	E   error
	Q   int `json:",string"`
	B   []byte
	Num json.Number
}

func main() {
	bad := []string{``, ` `, `{`, `}`, `[`, `]`, `[1`, `[1,`, `[1,]`, `[1 2]`, `{"a"`, `{"a":`, `{"a":1`, `{"a":1,`, `{"a":1,}`, `{"a" 1}`, `{1:2}`, `{"a":1 "b":2}`,
		`"abc`, `"\x"`, `"\u12g4"`, "\"a\nb\"", `01`, `-`, `1.`, `1.x`, `1e`, `1e+`, `+1`, `.5`, `tru`, `trux`, `nul1`, `falsy`, `1 2`, `[] []`, `'a'`, "\x00", `{"a":}`, `nan`, `"\`, `"\u12`, `//x`, `é`, `{"k":"v"}x`, `-a`, `[1,,2]`, `{,}`}
	for _, s := range bad {
		var x any
		err := json.Unmarshal([]byte(s), &x)
		var se *json.SyntaxError
		if errors.As(err, &se) {
			fmt.Printf("%q: %v (at %d) %v\n", s, err, se.Offset, json.Valid([]byte(s)))
		} else {
			fmt.Printf("%q: %v\n", s, err)
		}
	}
	types := []string{`{"A":"x"}`, `{"A":1.5}`, `{"A":[1]}`, `{"A":{}}`, `{"A":true}`, `{"S":1}`, `{"in":{"N":300}}`, `{"in":[]}`, `{"L":[1,"x",3]}`, `{"L":{}}`, `{"M":{"x":1}}`,
		`{"F":1}`, `{"E":"x"}`, `{"E":{}}`, `{"Q":5}`, `{"Q":"x"}`, `{"Q":"1x"}`, `{"B":"!!"}`, `{"B":5}`, `{"Num":"abc"}`, `{"Num":"12"}`, `[1]`, `"s"`, `5`, `true`, `{"A":99999999999999999999}`, `{"A":1e3}`, `{"L":[1.5]}`, `{"A":"x","S":5,"L":[2]}`}
	for _, s := range types {
		var t T
		err := json.Unmarshal([]byte(s), &t)
		var te *json.UnmarshalTypeError
		if errors.As(err, &te) {
			fmt.Printf("%s: %v | %s %v %q %q %d | %v\n", s, err, te.Value, te.Type, te.Struct, te.Field, te.Offset, t.L)
		} else {
			fmt.Printf("%s: %v\n", s, err)
		}
	}
	fmt.Println(json.Unmarshal([]byte(`1`), nil))
	fmt.Println(json.Unmarshal([]byte(`1`), 5))
	fmt.Println(json.Unmarshal([]byte(`1`), (*int)(nil)))
	fmt.Println(json.Unmarshal([]byte(`1`), T{}))
	var i8 int8
	fmt.Println(json.Unmarshal([]byte(`200`), &i8), i8)
	var u uint
	fmt.Println(json.Unmarshal([]byte(`-1`), &u))
	var f32 float32
	fmt.Println(json.Unmarshal([]byte(`1e39`), &f32))
	var f any
	fmt.Println(json.Unmarshal([]byte(`1e999`), &f))
	var c chan int
	fmt.Println(json.Unmarshal([]byte(`1`), &c), json.Unmarshal([]byte(`{}`), &c), json.Unmarshal([]byte(`"x"`), &c))
	var st fmt.Stringer
	fmt.Println(json.Unmarshal([]byte(`"x"`), &st), json.Unmarshal([]byte(`null`), &st))
}
