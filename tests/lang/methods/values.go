package main

import (
	"fmt"
	"strings"
)

type num int

func (n num) double() num { return n * 2 }
func (n *num) inc()       { *n++ }

type named struct {
	name string
	num
}

func (n named) String() string { return "<" + n.name + ">" }

type wrap struct{ *named }
type hasString interface{ String() string }
type embedsIface struct {
	hasString
	extra int
}
type doubler interface{ double() num }
type both interface {
	doubler
	hasString
}

func call(f func() num) num { return f() }

func main() {
	n := num(4)
	f, g := n.double, n.inc
	n = 10
	g()
	fmt.Println(f(), n, call(n.double), num.double(3), (*num).double(&n))
	h := (*num).inc
	h(&n)
	fmt.Println(n)
	v := named{"v", 5}
	w := wrap{&v}
	w.inc()
	fmt.Println(v.double(), w.double(), w, v)
	k := w.double
	w.inc()
	fmt.Println(k(), w.named.num)
	var s hasString = w
	e := embedsIface{s, 1}
	fmt.Println(e.String(), e.hasString.String(), s.(both).double())
	m := e.String
	e.hasString = named{name: "other"}
	fmt.Println(m(), e.String(), hasString.String(e), (*named).String(&v))
	var d doubler = &n
	fmt.Println(d.double(), d.(*num) == &n)
	d = n
	fmt.Println(d == doubler(num(12)), d.(num))
	up := strings.ToUpper
	fmt.Println(up("native or not"), strings.Map(func(r rune) rune { return r + 1 }, "abc"))
	fs := map[string]func(string, string) bool{"prefix": strings.HasPrefix, "contains": strings.Contains}
	fmt.Println(fs["prefix"]("abc", "ab"), fs["contains"]("abc", "x"))
	func() {
		defer func() { fmt.Println(recover()) }()
		var nilS hasString
		_ = nilS.String
	}()
	func() {
		defer func() { fmt.Println(recover() != nil) }()
		var np *named
		fmt.Println(hasString(np).String())
	}()
	anon := struct{ named }{v}
	var st fmt.Stringer = anon
	fmt.Println(st, st.String())
}
