// The order in which operands, calls, cases and initialisers are evaluated.
package main

import "fmt"

var trace []string

func t(s string, v int) int                  { trace = append(trace, s); return v }
func ts(s string, v []int) []int             { trace = append(trace, s); return v }
func tm(s string, v map[int]int) map[int]int { trace = append(trace, s); return v }
func tp(s string, v *int) *int               { trace = append(trace, s); return v }
func two(s string) (int, int)                { trace = append(trace, s); return 1, 2 }
func flush()                                 { fmt.Println(trace); trace = nil }

type R struct{ n int }

func (r R) M(x int) R   { trace = append(trace, fmt.Sprint("M", r.n, x)); return R{r.n + 1} }
func (r *R) P(x int) *R { trace = append(trace, fmt.Sprint("P", r.n, x)); r.n++; return r }

var a = b + f()
var b = g()
var c, d = h()
var e = func() int { trace = append(trace, "e"); return d }()
var _ = t("blank", 0)
var x1 = y1
var y1 = z1 + 1
var z1 = t("z1", 5)

func f() int        { trace = append(trace, "f"); return c }
func g() int        { trace = append(trace, "g"); return 1 }
func h() (int, int) { trace = append(trace, "h"); return 10, 20 }
func init()         { trace = append(trace, "init1") }
func init()         { trace = append(trace, "init2") }

func main() {
	flush()
	fmt.Println(a, b, c, d, e, x1, y1)
	s := []int{1, 2, 3}
	ts("s", s)[t("i", 0)], *tp("p", &s[1]) = t("v1", 7), t("v2", 8)
	flush()
	tm("m", map[int]int{})[t("k", 1)] += t("v", 1)
	flush()
	_ = t("a", 1) + t("b", 2)*t("c", 3) - ts("d", s)[t("e", 0)]
	flush()
	_ = []int{t("0", 0), 5: t("5", 5), t("6", 6)}
	flush()
	_ = map[int]int{t("k1", 1): t("v1", 1), t("k2", 2): t("v2", 2)}
	flush()
	r := R{}
	r.M(t("x", 1)).M(t("y", 2)).M(r.n)
	flush()
	r.P(r.n).P(r.n).P(t("z", r.n))
	flush()
	fmt.Println(r)
	i := 0
	i, s[i] = 1, 100
	fmt.Println(i, s)
	s[0], s[1], s = 9, 8, nil
	fmt.Println(s)
	p := &R{1}
	p, p.n = &R{2}, 3
	fmt.Println(p.n)
	var arr [4]int
	j := 0
	inc := func() int { j++; return j }
	arr[j], arr[inc()] = inc(), inc()-2
	fmt.Println(arr, j)
	switch t("tag", 2) {
	case t("c1", 1), t("c2", 2), t("c3", 3):
	case t("c4", 4):
	default:
		t("def", 0)
	}
	flush()
	switch {
	default:
		t("d", 0)
		fallthrough
	case t("x", 1) == 2:
		t("body", 0)
	case t("y", 1) == 3:
	}
	flush()
	if v := t("if", 1); v > 1 {
	} else if w := t("elif", v+1); w == 2 {
		trace = append(trace, fmt.Sprint(v, w))
	}
	flush()
	for i := t("init", 0); i < t("cond", 2); i += t("post", 1) {
		t("body", 0)
	}
	flush()
	defer func() { flush() }()
	func() {
		defer t("deferred", t("arg", 1))
		defer (&R{5}).P(t("parg", 1)).P(t("p2", 2))
		t("end", 0)
	}()
	flush()
	go t("go", t("goarg", 1))
	fmt.Println(func(a, b int) int { return a*10 + b }(two("two")))
	flush()
	ch := make(chan int, 1)
	ch <- t("send", 1)
	select {
	case ts("rs", []int{0})[t("ri", 0)] = <-ch:
	case ch <- t("sv", 1):
	}
	flush()
	x := []any{nil, 1, "a", 2.5, []int{1}}
	for _, v := range x {
		switch v := v.(type) {
		case nil:
			fmt.Print("nil ")
		case int, string:
			fmt.Printf("%T ", v)
		case fmt.Stringer:
		case float64:
			fmt.Print(v+1, " ")
		default:
			fmt.Printf("d%v ", v)
		}
	}
	fmt.Println()
	var y, z = t("y", 1) > 0 || t("no", 1) > 0, t("z", 0) > 0 && t("no", 1) > 0
	fmt.Println(y, z)
	flush()
	m := map[string][]int{}
	m["a"] = append(m["a"], t("app", len(m["a"])))
	m["a"], m["b"] = append(m["a"], 2), m["a"]
	fmt.Println(m)
	copy(s, s)
	var np *[4]int
	fmt.Println(len(np))
}
