// A random program: whatever it does, Go does the same.
package main

import (
	"fmt"
	"sort"
	"strings"
)

type P struct {
	x, y int
	s    string
	a    [2]int
	next *P
}

func (p P) Sum() int        { return p.x + p.y + len(p.s) + p.a[0]*p.a[1] }
func (p *P) Inc(n int) *P   { p.x += n; p.a[n&1]++; return p }
func (p P) With(s string) P { p.s += s; return p }

type E interface{ Sum() int }
type Q struct {
	P
	z int
}

func (q Q) Sum() int { return q.P.Sum()*2 + q.z }

var zero int
var es string
var budget = 2000

func tick() {
	budget--
	if budget < 0 {
		panic("budget")
	}
}
func keys(m map[string]int) []string {
	var k []string
	for x := range m {
		k = append(k, x)
	}
	sort.Strings(k)
	return k
}
func show(xs ...any) {
	for _, x := range xs {
		switch v := x.(type) {
		case *P:
			if v == nil {
				fmt.Print("nil ")
			} else {
				fmt.Print("&", v.x, v.y, v.s, v.a, " ")
			}
		case func(int) int:
			fmt.Print("fn ", v != nil, " ")
		case map[string]int:
			fmt.Print(len(v), keys(v), " ")
		case P:
			fmt.Print(v.x, v.y, v.s, v.a, v.next != nil, " ")
		case []P:
			for _, p := range v {
				fmt.Print("<", p.x, p.s, ">")
			}
			fmt.Print(" ")
		default:
			fmt.Printf("%T %v ", v, v)
		}
	}
	fmt.Println()
}
func try(f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println("rec:", r)
		}
	}()
	f()
}
func clip(s string) string {
	if len(s) > 20 {
		return s[:20]
	}
	return s
}
func clips(s []int) []int {
	if len(s) > 12 {
		return s[:12]
	}
	return s
}

var _ = strings.ToUpper

func f0(a int, b []int, p *P, m map[string]int) {
	tick()
	defer show("end", a, b, p, m)
	show(p, b, m, a)
	a = a
	v1 := E(Q{P: (P{x: (func() int { v, _ := any(3).(int); return v }()), s: clip(("" + es) + ("" + es)), a: [2]int{1, (a % (zero + 1))}}), z: 2})
	_ = v1
	tick()
	switch t2 := (any((P{x: a, s: ("xyz" + es), a: [2]int{1, a}}))).(type) {
	case int:
		_ = t2
		v3 := ([]P{([]P{(P{y: 3}), (P{y: 3})})[int(("\xff0" + es)[t2&1])&1], ([]P{(P{y: 3}), (P{y: 3})})[a&1]})
		_ = v3
	case fmt.Stringer:
		_ = t2
		v4 := E(([]P{{x: 1}})[a&1]).Sum()
		_ = v4
	case [3]int:
		_ = t2
		v5 := p
		_ = v5
	case uint8:
		_ = t2
		for i7 := 0; i7 < 1; i7++ {
			tick()
			v8 := clips(append(append([]int(nil), clips(append(b, a))...), (func() int { v, _ := any(([3]int{})).(int); return v }())))
			_ = v8
			v1 = E(nil)
			switch t9 := (any(([3]int{i7, i7}))).(type) {
			case string:
				_ = t9
				tick()
			case uint8:
				_ = t9
				for i11 := 0; i11 < 3; i11++ {
					tick()
					v12 := uint8(2)
					_ = v12
					switch (*p).Sum() {
					case 6:
						show(v12, t2, b, a)
					case 2:
						show(v12, p, a, m)
						fallthrough
					case 4:
						m[clip((P{y: 3}).s+(P{y: 3}).s)] = (i7 / m[(`q`+es)])
					default:
						b = ([]int{2: (func() int { v, _ := any((P{y: 3})).(int); return v }())})
					}
					v13 := v1
					_ = v13
					v14 := clip(("xyz" + es) + string([]byte{uint8(200), 65}))
					_ = v14
				}
			case *P:
				_ = t9
				v1 = E((*t9.Inc(i7)))
			case fmt.Stringer:
				_ = t9
				if int(t2) < i7 {
					for (([3]int{i7, (zero + 100)}) == ([3]int{i7})) && (false && true) {
						tick()
						i7 = a
						p.Inc(a)
						t2 = uint8(2)
					}
					tick()
				}
			}
			if (i7 != a) && (false && true) {
				v8[(P{y: 3}).With(("a" + es)).a[a&1]&3] = int(uint8(0))
				try(func() {
					defer func() { show(i7, v1) }()
					show(b, t2, p, i7)
				})
				v1 = E(([]P{(P{y: 3}), (P{y: 3})})[int(t2)&1])
			}
			if any(p) == any((zero + 100)) {
				continue
			}
		}
	}
	b = append([]int(nil), b...)
	show(v1, a, p, b)
	switch (func(p18 int) int { tick(); a++; return p18 })((zero + -3)) {
	case 7:
		m[("a" + es)] += int(string([]byte{uint8(200), 65})[len(("xyz"+es))&1])
	case 4:
		v19 := ([]P{})[(func(int) int { return 4 })(a)&1].With(("xyz" + es)[min(a, a)&1:])
		_ = v19
		v20 := v1
		_ = v20
	case 3:
		p = p.Inc(a)
	default:
		switch t21 := (any(b)).(type) {
		case string:
			_ = t21
			show(b, m, v1, t21)
		case uint8:
			_ = t21
			v22 := clip((P{y: 3}).With(("é€" + es)).s + clip((P{y: 3}).s+clip((`q`+es)+("\xff0"+es))))
			_ = v22
		case P:
			_ = t21
			a = a
		case *P:
			_ = t21
			show(a, p, t21, b)
		}
	}
	v23 := ([]P{(*p).With(string([]byte{uint8(200), 65})), ([]P{(P{y: 3})})[a&1]})
	_ = v23
}
func f1(a int, b []int, p *P, m map[string]int) {
	tick()
	defer show("end", a, b, p, m)
	p = p.next
	if ([3]int{a, a}) == ([3]int{}) {
		for i25 := range 4 {
			_ = i25
			tick()
			tick()
			show(b, i25, p, m)
			try(func() {
				defer show("d", (b[i25&3] / (func() int { v, _ := any(3).(int); return v }())), string([]byte{uint8(1), 65}))
				defer func() { show(p, m) }()
				v26 := ([]P{(*p).With(fmt.Sprint(i25))})
				_ = v26
			})
			try(func() {
				v27 := ([]P{})[(P{y: 3}).With((`q`+es)).Sum()&1]
				_ = v27
				b = ([]int{})
			})
		}
		v28 := m
		_ = v28
		try(func() {
			defer func() { show(m, v28) }()
			for i30, e31 := range append([]int(nil), ([]int{2: (zero + 7)})...) {
				_, _ = i30, e31
				tick()
				tick()
				if (([3]int{i30, e31, e31}) == ([3]int{(zero + 100)})) && !true {
					break
				}
			}
			v32 := any(([3]int{}))
			_ = v32
			tick()
			tick()
		})
	} else {
		for _, e34 := range []P{(P{y: 3}).With((`q` + es)), ([]P{{x: 1}})[(zero+2)&1]} {
			_ = e34
			tick()
			tick()
			if fmt.Sprint((zero + 3)) < fmt.Sprint(a) {
				v35 := string([]byte{uint8(200), 65})
				_ = v35
			}
			m[("\xff0" + es)[a&1:][a&1:]] += (*p).Sum()
		}
	L45:
		for i46 := range 1 {
			_ = i46
			tick()
			show(m, p, a, i46)
			if new(P) == nil {
			L47:
				for i48, e49 := range append([]int(nil), b...) {
					_, _ = i48, e49
					tick()
					v50 := (b[i46&3] % i48)
					_ = v50
					if p == nil {
						continue L47
					}
				}
				show(i46, b, m, p)
				v51 := ([3]int{i46, (zero + 2)})
				_ = v51
			}
			if a < i46 {
				continue L45
			}
		}
	}
	m = (map[string]int(nil))
	var v52 bool = (p.Inc(a).next == nil)
	_ = v52
	tick()
	v52 = (("xyz" + es)[(zero+1)&1:][len((""+es))&1:] < fmt.Sprint(a))
	show(a, b, v52, m)
	tick()
}
func f2(a int, b []int, p *P, m map[string]int) {
	tick()
	defer show("end", a, b, p, m)
	m = m
	v53 := p.next
	_ = v53
	v53 = v53.Inc((zero + 1)).next
	b[a&3] = (v53.x | (P{y: 3}).a[a&1])
	v54 := E((P{x: min(a, a), s: string(rune(a)), a: [2]int{1, (func() int { v, _ := any(3).(int); return v }())}}))
	_ = v54
	v55 := (&P{x: int(uint8(0)), s: (P{y: 3}).With(("" + es)).s, a: [2]int{1, a}})
	_ = v55
	v56 := any(([3]int{int(("" + es)[a&1]), m[(`q` + es)]}))
	_ = v56
	v57 := v55
	_ = v57
}
func main() {
	try(func() { f0(0, nil, nil, nil) })
	try(func() { f0(3, []int{1, 2, 3, 4, 5}, &P{x: 1, s: "s"}, map[string]int{"a": 1}) })
	try(func() { f0(-2, make([]int, 2, 10), &P{next: &P{}}, map[string]int{}) })
	try(func() { f1(0, nil, nil, nil) })
	try(func() { f1(3, []int{1, 2, 3, 4, 5}, &P{x: 1, s: "s"}, map[string]int{"a": 1}) })
	try(func() { f1(-2, make([]int, 2, 10), &P{next: &P{}}, map[string]int{}) })
	try(func() { f2(0, nil, nil, nil) })
	try(func() { f2(3, []int{1, 2, 3, 4, 5}, &P{x: 1, s: "s"}, map[string]int{"a": 1}) })
	try(func() { f2(-2, make([]int, 2, 10), &P{next: &P{}}, map[string]int{}) })
}
