package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"time"
)

type Color int

func (c Color) MarshalText() ([]byte, error) { return []byte(fmt.Sprintf("color-%d", int(c))), nil }

type Temp float64

func (t Temp) MarshalJSON() ([]byte, error) {
	return []byte(fmt.Sprintf(`{"deg": %g}`, float64(t))), nil
}

type PtrM struct{ N int }

func (p *PtrM) MarshalJSON() ([]byte, error) { return []byte(fmt.Sprint(p.N * 2)), nil }

type Bad struct{}

func (Bad) MarshalJSON() ([]byte, error) { return nil, errors.New("bad luck") }

type Invalid struct{}

func (Invalid) MarshalJSON() ([]byte, error) { return []byte(`{"a":}`), nil }

type Base struct {
	ID   int
	Name string `json:"name"`
}
type Deep struct{ Base }
type All struct {
	Base
	*Deep   `json:"deep,omitempty"`
	B       bool
	I8      int8    `json:"i8"`
	U64     uint64  `json:",string"`
	F32     float32 `json:"f"`
	F       float64
	S       string `json:"s"`
	Bytes   []byte
	Arr     [2]int
	Sl      []string
	NilSl   []int
	M       map[string]int
	IM      map[int]string
	CM      map[Color]bool
	P       *int
	Any     any
	Skip    int            `json:"-"`
	Dash    int            `json:"-,"`
	OmitI   int            `json:",omitempty"`
	OmitS   string         `json:"os,omitempty"`
	OmitP   *int           `json:"op,omitempty"`
	OmitM   map[string]int `json:",omitempty"`
	Col     Color
	T       Temp
	PM      PtrM
	PPM     *PtrM
	Raw     json.RawMessage
	Num     json.Number
	QS      string `json:"qs,string"`
	QB      bool   `json:"qb,string"`
	priv    int
	Weird   int `json:"we ird!,omitempty"`
	BadName int `json:"a\"b"`
	Sub     struct{ X, Y int }
	Dur     time.Duration
}

func main() {
	n := 5
	a := All{Base: Base{1, "n"}, U64: 1 << 63, F32: 0.1, F: 1e21, S: "<a href=\"x\">&\u2028 \x01 é \xff \t", Bytes: []byte("hello"), Sl: []string{"a", ""},
		M: map[string]int{"z": 1, "a": 2}, IM: map[int]string{10: "x", 9: "y"}, CM: map[Color]bool{3: true}, P: &n, Any: []any{1, "x", nil, 2.5, map[string]any{"k": true}},
		Col: 7, T: 36.6, PM: PtrM{4}, PPM: &PtrM{5}, Raw: json.RawMessage(`{ "raw" : [1, 2] }`), Num: "12.50", QS: "quoted\"", QB: true, Dash: 3, Weird: 1}
	b, err := json.Marshal(a)
	fmt.Println(string(b), err)
	b, err = json.Marshal(&a)
	fmt.Println(string(b), err)
	b, err = json.MarshalIndent(map[string]any{"a": []int{1, 2}, "b": map[string]int{}, "c": []int{}, "d": nil, "e": map[string]any{"x": "y"}}, ">", "  ")
	fmt.Println(string(b), err)
	for _, x := range []any{nil, 1, "s", true, 1.0, 100000000.0, 1e20, 1e21, 1e-6, 1e-7, 123456789.125, float32(3.4e38), -0.0, []byte(nil), [0]int{}, map[string]int(nil), int8(-5), struct{}{}, &n, Color(2), []Color{1, 2}, map[string]Temp{"x": 1}, []PtrM{{1}}, [1]byte{3}, 'x', json.Number(""), errors.New("e")} {
		b, err := json.Marshal(x)
		fmt.Println(string(b), err)
	}
	for _, x := range []any{math.NaN(), math.Inf(1), make(chan int), func() {}, 1i, map[float64]int{}, Bad{}, Invalid{}, []any{Bad{}}, json.Number("abc"), struct{ F func() }{}, map[string]any{"x": make(chan int)}} {
		b, err := json.Marshal(x)
		fmt.Printf("%q %v %T\n", b, err, err)
	}
}
