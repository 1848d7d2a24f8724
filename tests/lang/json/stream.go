package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
)

type Msg struct {
	Name string
	N    int
}

type oneByte struct{ r io.Reader }

func (o oneByte) Read(p []byte) (int, error) { return o.r.Read(p[:1]) }

func main() {
	in := "{\"Name\":\"a\",\"N\":1}\n {\"Name\":\"b\",\"N\":2} [1,2] \"s\" 5 null true"
	dec := json.NewDecoder(oneByte{strings.NewReader(in)})
	for {
		var m Msg
		err := dec.Decode(&m)
		if err == io.EOF {
			break
		}
		fmt.Println(m, err, dec.InputOffset())
	}
	dec = json.NewDecoder(strings.NewReader(`{"a": [1, "x", {"b": null}], "c": 2.5} [true]`))
	for {
		t, err := dec.Token()
		if err != nil {
			fmt.Println(err == io.EOF, err)
			break
		}
		fmt.Printf("%T %v %v %d\n", t, t, dec.More(), dec.InputOffset())
	}
	dec = json.NewDecoder(strings.NewReader(`[{"Name":"x","N":1},{"Name":"y","N":2}] rest`))
	t, err := dec.Token()
	fmt.Println(t, err)
	for dec.More() {
		var m Msg
		fmt.Println(dec.Decode(&m), m)
	}
	t, err = dec.Token()
	fmt.Println(t, err)
	b, _ := io.ReadAll(dec.Buffered())
	fmt.Printf("%q\n", b)
	for _, s := range []string{`{"a"`, `[1,`, `{"a":1}x`, `[1 2]`, `{1}`, `"abc`, `nul`, ``, `{"a" 1}`, `]`} {
		dec := json.NewDecoder(strings.NewReader(s))
		var x any
		err := dec.Decode(&x)
		err2 := dec.Decode(&x)
		fmt.Println(s, "|", x, "|", err, "|", err2, errors.Is(err, io.ErrUnexpectedEOF))
		dec = json.NewDecoder(strings.NewReader(s))
		for i := 0; i < 10; i++ {
			t, err := dec.Token()
			if err != nil {
				fmt.Println("   token", err)
				break
			}
			fmt.Print("   ", t)
		}
	}
	dec = json.NewDecoder(strings.NewReader(`{"Name":"z","Extra":1} {"N":1.5} 12345678901234567890`))
	dec.DisallowUnknownFields()
	var m Msg
	fmt.Println(dec.Decode(&m), m)
	fmt.Println(dec.Decode(&m))
	dec.UseNumber()
	var x any
	fmt.Println(dec.Decode(&x))
	fmt.Printf("%T %v\n", x, x)
	enc := json.NewEncoder(os.Stdout)
	fmt.Println(enc.Encode(map[string]any{"html": "<b>", "n": 1}))
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "\t")
	fmt.Println(enc.Encode(map[string]any{"html": "<b>", "l": []int{1}}))
	fmt.Println(enc.Encode(make(chan int)))
	var buf bytes.Buffer
	fmt.Println(json.Compact(&buf, []byte(" { \"a\" : [ 1 , 2 ] , \"b\" : \"x y\" } ")), buf.String())
	buf.Reset()
	fmt.Println(json.Indent(&buf, []byte(`{"a":[1,{}],"b":{},"c":[]}`), "", "  "), buf.String())
	buf.Reset()
	json.HTMLEscape(&buf, []byte(`{"a":"<x>&\u2028"}`))
	fmt.Println(buf.String(), json.Indent(&buf, []byte(`{"a"`), "", ""))
}
