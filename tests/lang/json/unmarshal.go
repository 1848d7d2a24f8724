package main

import (
	"encoding/json"
	"fmt"
	"strings"
)

type Level int

func (l *Level) UnmarshalText(b []byte) error {
	switch string(b) {
	case "low":
		*l = 1
	case "high":
		*l = 2
	default:
		return fmt.Errorf("bad level %q", b)
	}
	return nil
}

type Upper string

func (u *Upper) UnmarshalJSON(b []byte) error { *u = Upper(strings.ToUpper(string(b))); return nil }

type Inner struct {
	X int
	Y *string `json:"y"`
}
type T struct {
	Inner
	*Ptr
	A   int `json:"a"`
	B   bool
	F   float32
	S   string
	Sl  []int
	Arr [3]int
	M   map[string]Inner
	IM  map[int8]string
	LM  map[Level]int
	P   **int
	Any any
	By  []byte
	L   Level
	U   Upper
	Raw json.RawMessage
	Num json.Number
	Q   int   `json:"q,string"`
	QB  bool  `json:",string"`
	QP  *int  `json:"qp,string"`
	I   Inner `json:"i"`
	Ifc fmt.Stringer
}
type Ptr struct{ Z int }

func main() {
	var t T
	err := json.Unmarshal([]byte(` {
 "X": 1, "y": "why", "Z": 9, "a": -3, "b": true, "f": 1.5, "S": "a\u00e9\ud83d\ude00\n\/\"\\", "Sl": [1, 2, 3], "Arr": [1,2,3,4,5],
 "M": {"k": {"X": 4, "unknown": [1,{"z":2}]}}, "IM": {"-5": "neg", "7": "seven"}, "LM": {"high": 5}, "P": 12,
 "Any": {"list": [1, "two", null, false, {"d": 1e3}]}, "By": "aGVsbG8=", "L": "low", "U": {"any": "thing"}, "Raw": {"keep": [ 1 ]}, "Num": 12345678901234567890,
 "q": "42", "QB": "true", "qp": "7", "i": {"X": 8}
}`), &t)
	fmt.Println(err)
	fmt.Println(t.X, *t.Y, t.Z, t.A, t.B, t.F, t.S, t.Sl, t.Arr, t.M, t.IM, t.LM, **t.P, t.Any, string(t.By), t.L, t.U, string(t.Raw), t.Num, t.Q, t.QB, *t.QP, t.I.X)
	err = json.Unmarshal([]byte(`{"A": 5, "Sl": [9], "Arr": [7], "M": {"j": {"X": 1}}, "y": null, "P": null, "Any": null, "a": null, "Sl": [], "By": null}`), &t)
	fmt.Println(err, t.A, t.Sl, len(t.Sl), t.Arr, len(t.M), t.Y, t.P, t.Any, t.By == nil)
	for _, s := range []string{`1`, `"s"`, `[1,[2,[]]]`, `{}`, `{"a":{"b":{}}}`, `null`, `true`, `-1.5e-3`, `"\ud800"`, `"\udc00\ud800x"`, "\"\xff\""} {
		var x any
		err := json.Unmarshal([]byte(s), &x)
		fmt.Printf("%#v %v\n", x, err)
	}
	var m map[string]any
	fmt.Println(json.Unmarshal([]byte(`{"a":1}`), &m), m)
	fmt.Println(json.Unmarshal([]byte(`{"b":2}`), &m), m)
	var arr [2]any
	fmt.Println(json.Unmarshal([]byte(`[1]`), &arr), arr)
	var ip *int
	fmt.Println(json.Unmarshal([]byte(`3`), &ip), *ip)
	n := 1
	var a any = &n
	fmt.Println(json.Unmarshal([]byte(`77`), a), n)
	fmt.Println(json.Unmarshal([]byte(`78`), &a), n, a == any(&n))
}
