// text/template: what random templates make of a value, parsed trees and errors included. One of them a line of input, as JSON.
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"regexp"
	"sort"
	"strings"
	"text/template"
)

type Inner struct {
	A int
	B string
	c int
}
type T struct {
	I      int
	U      uint8
	F      float64
	S      string
	B      bool
	L      []int
	M      map[string]int
	MI     map[int]string
	MA     map[string]any
	P      *Inner
	NP     *Inner
	N      Inner
	E      any
	NE     any
	Err    error
	Fn     func(int) int
	NFn    func(int) int
	VFn    func(string, ...int) string
	Ch     chan int
	C      complex128
	Arr    [3]string
	Nested [][]string
	St     fmt.Stringer
	hidden int
	Inner2
}
type Inner2 struct{ Emb string }

func (t T) Method() string        { return "method" }
func (t *T) PMethod(a int) string { return fmt.Sprint("pm", a) }
func (t T) Two(a, b int) (int, error) {
	if b == 0 {
		return 0, errors.New("div")
	}
	return a / b, nil
}
func (t T) Var(a string, b ...any) string { return a + fmt.Sprint(b...) }
func (t T) Panic() string                 { panic("boo") }
func (t T) Str(s string) string           { return s + "!" }
func (i Inner) String() string            { return fmt.Sprintf("<%d>", i.A) }
func (i *Inner) Ptr() string {
	if i == nil {
		return "nilptr"
	}
	return "ptr"
}

var funcs = template.FuncMap{
	"add": func(a, b int) int { return a + b }, "join": strings.Join, "upper": strings.ToUpper, "fail": func() (string, error) { return "", errors.New("failed") },
	"mk": func(xs ...any) []any { return xs }, "id": func(x any) any { return x }, "nilf": func() any { return nil }, "u8": func(x uint8) uint8 { return x }, "f32": func(x float32) float32 { return x }, "cx": func(x complex64) complex64 { return x }, "bl": func(b bool) bool { return b }, "err": func(e error) string { return fmt.Sprint(e) }, "two": func() (int, error) { return 2, nil },
}

var addr = regexp.MustCompile(`0x[0-9a-f]{6,}`)

func main() {

	in := bufio.NewScanner(os.Stdin)
	in.Buffer(nil, 1<<20)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	for in.Scan() {
		var s string
		json.Unmarshal(in.Bytes(), &s)
		one(out, s)
	}
}

func one(out *bufio.Writer, s string) {
	fmt.Fprintf(out, "== %q\n", s)
	defer func() {
		if r := recover(); r != nil {
			fmt.Fprintln(out, "PANIC", r)
		}
	}()
	t, err := template.New("t").Funcs(funcs).Parse(s)
	if err != nil {
		fmt.Fprintln(out, "parse:", err)
		return
	}
	var names []string
	for _, x := range t.Templates() {
		names = append(names, x.Name())
	}
	sort.Strings(names)
	for _, n := range names {
		x := t.Lookup(n)
		if x.Tree != nil && x.Root != nil {
			fmt.Fprintf(out, "%s: %s | %s\n", n, x.Root, x.Root.Copy())
		}
	}
	ch := make(chan int, 3)
	ch <- 1
	ch <- 2
	close(ch)
	data := &T{I: 17, U: 3, F: 1.5, S: "str<&>'\"", B: true, L: []int{3, 4, 5}, M: map[string]int{"one": 1, "two": 2}, MI: map[int]string{1: "x"}, MA: map[string]any{"k": "v", "n": nil, "m": map[string]int{"z": 26}, "f": strings.ToLower, "l": []any{1, "a"}}, P: &Inner{A: 1, B: "b"}, N: Inner{A: 2},
		E: Inner{A: 3}, Err: errors.New("anerr"), Fn: func(i int) int { return i * 2 }, VFn: func(s string, i ...int) string { return s + fmt.Sprint(i) }, Ch: ch, C: 1 + 2i, Arr: [3]string{"a", "b", "c"}, Nested: [][]string{{"p", "q"}, {"r"}}}
	for _, opt := range []string{"missingkey=default", "missingkey=zero", "missingkey=error"} {
		var b strings.Builder
		err = t.Option(opt).Execute(&b, data)
		res := addr.ReplaceAllString(b.String(), "ADDR")
		if len(res) > 3000 {
			res = res[:3000]
		}
		fmt.Fprintf(out, "%q %v\n", res, addr.ReplaceAllString(fmt.Sprint(err), "ADDR"))
		if !strings.Contains(s, "M") {
			break
		}
	}
}
