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
	switch t1 := (any(("é€" + es))).(type) {
	case P:
		_ = t1
		try(func() {
			defer show("d", a, fmt.Sprint(a))
			if ([3]int{a, a, a}) == ([3]int{a, a, a}) {
			L2:
				for i3, e4 := range b {
					_, _ = i3, e4
					tick()
					switch t5 := (any(uint8(255))).(type) {
					case fmt.Stringer:
						_ = t5
						show(t1, p, a, b)
					case E:
						_ = t5
						t1.x, t1.y = t1.y, e4
					case int:
						_ = t5
						show(t5, m, t1, i3)
					case uint8:
						_ = t5
						m[string(rune(m[("a"+es)]))] += (P{x: a, s: ("a" + es), a: [2]int{1, (zero + 5)}}).Sum()
					}
				L6:
					for i7 := range 4 {
						_ = i7
						tick()
						var v8 bool = (clip(fmt.Sprint(e4)+fmt.Sprint(e4)) == string(rune(E(P{x: 2}).Sum())))
						_ = v8
						t1.x, t1.y = t1.y, a
						v9 := ([3]int{e4})
						_ = v9
						p = (*P)(nil)
						if ((func(int) int { return 4 })(a) >= E(P{x: 2}).Sum()) {
							break L6
						}
					}
					if p == nil {
						continue L2
					}
				}
			} else {
			L10:
				for i11 := 0; i11 < 2; i11++ {
					tick()
					if ("" + es)[i11&1:] == string(rune(i11)) {
						v12 := (map[string]int(nil))
						_ = v12
					} else {
						v13 := ([3]int{int(t1.s[a&1]), a, (i11 % b[a&3])})
						_ = v13
					}
					var v14 bool = ((p.next == nil) && !(false && false))
					_ = v14
					for i16 := range 1 {
						_ = i16
						tick()
						a = (a / p.x)
						v17 := new(P)
						_ = v17
						v18 := b
						_ = v18
						show(v14, t1, b, i11)
						if v14 {
							break
						}
					}
					show(b, p, v14, t1)
					if ([3]int{a, i11}) == ([3]int{}) {
						continue L10
					}
				}
			}
			v19 := ([3]int{(int(("a" + es)[(zero+5)&1]) | b[a&3])})
			_ = v19
		})
	case fmt.Stringer:
		_ = t1
		v20 := (func(p21 int) int { tick(); a++; return (&P{x: p21, s: ("xyz" + es), a: [2]int{1, p21}}).x })
		_ = v20
	case [3]int:
		_ = t1
		if a >= a {
			p = p.Inc(int(uint8(1)))
			show(t1, p, b, m)
		} else {
			if (false && true) && (a == a) {
				v22 := uint8(1)
				_ = v22
				try(func() {
					defer func() { show(a, p) }()
					show(b, t1, p, v22)
				})
			}
		}
	case int:
		_ = t1
		if (a * a) < a {
			switch ([]int{})[b[a&3]&3] {
			case -1:
				m = (map[string]int{"k": (map[string]int{"k": (zero + -3), "a": 1})[(P{y: 3}).s], "a": 1})
				v23 := string(rune((zero + 2)))
				_ = v23
				fallthrough
			case 6:
				v24 := ("\xff0" + es)
				_ = v24
				show(v24, p, b, t1)
			case 2:
				switch t25 := (any(t1)).(type) {
				case uint8:
					_ = t25
					v26 := ([]P{})
					_ = v26
				case [3]int:
					_ = t25
					for _, e28 := range []P{([]P{{x: 1}})[a&1], (*p)} {
						_ = e28
						tick()
						v29 := any((func(p30 int) int { tick(); t1++; return (zero + 100) })(len(m)))
						_ = v29
						show(v29, t25, a, m)
					}
				case string:
					_ = t25
					if ([3]int{a}) == ([3]int{t1, (zero + 100), a}) {
						v31 := E(nil)
						_ = v31
					}
				case *P:
					_ = t25
					try(func() {
						defer show("d", a, (`q` + es))
						t25 = p.next.next.Inc((func(p33 int) int { tick(); a++; return p33 })(m[("a" + es)]))
						v34 := (map[string]int(nil))
						_ = v34
					})
				}
			default:
				m[string(rune(p.x))] = t1
			}
		} else {
			m[string([]byte{uint8(2), 65})] = (zero + 100)
		}
	}
	show(p, m, b, a)
	m = (map[string]int{"k": len(([]P{})), "a": 1})
	v35 := new(P)
	_ = v35
	tick()
	if (a >= E(P{x: 2}).Sum()) {
		if ([3]int{}) == ([3]int{a, a}) {
			a = a
			if p.Inc(a) == nil {
				show(a, b, m, p)
				m = (map[string]int{"k": a, "a": 1})
			}
			v36 := (func(p37 int) int { tick(); return min(a, min((zero+-3), (zero+-3))) })
			_ = v36
		}
		show(v35, m, p, b)
		v44 := b[(func(p45 int) int { tick(); return (zero + 3) })(a)&1:]
		_ = v44
	}
	show(b, m, v35, a)
	if new(P) == nil {
		v47 := ([]P{(P{x: (a & (zero + 0)), s: (P{y: 3}).s, a: [2]int{1, (zero + 5)}}), (*p.next)})
		_ = v47
		show(a, b, v47, p)
		try(func() {
			defer show("d", E(nil).Sum(), string(rune(a))[b[a&3]&1:])
			b = append([]int(nil), clips(append(b, a))...)
		})
	}
	switch t49 := (any(uint8(0))).(type) {
	case uint8:
		_ = t49
		b = clips(append(([]int{2: E(P{x: 2}).Sum()}), (map[string]int{"k": a, "a": 1})[("xyz"+es)]))
	case [3]int:
		_ = t49
		switch t50 := (any(b[a&1:])).(type) {
		case string:
			_ = t50
		L51:
			for i52, r53 := range clip(("\xff0" + es) + t50) {
				_, _ = i52, r53
				tick()
				if t50 == fmt.Sprint(a) {
					v54 := len(([]int{m[t50], int(t50[i52&1])}))
					_ = v54
				L55:
					for i56 := 0; i56 < 4; i56++ {
						tick()
						show(i52, t50, v35, t49)
						v57 := (P{x: (P{x: a, s: t50, a: [2]int{1, v54}}).Sum(), s: (*p).s, a: [2]int{1, a}})
						_ = v57
						t50 = t50
						if p == nil {
							continue L55
						}
					}
				} else {
					v35 = v35.Inc(i52)
					switch a {
					case -1:
						show(m, b, t50, v35)
						v35.Inc((zero + -3))
					case 3:
						a = i52
					case 2:
						show(t49, p, t50, a)
						t49 = ([3]int{int(t50[E(P{x: 2}).Sum()&1]), a})
					default:
					}
				}
				show(t49, i52, p, t50)
				for i59, e60 := range b {
					_, _ = i59, e60
					tick()
					e60 = (p.x ^ i59)
					v35 = (&P{x: (map[string]int{"k": e60, "a": 1})[clip(("\xff0"+es)+t50)], s: t50, a: [2]int{1, (func(p61 int) int { tick(); return e60 })((P{y: 3}).a[(zero+7)&1])}})
					try(func() {
						t50 = string(rune(a))
						v62 := (P{y: 3}).With(t50).With(string(rune(i52))).With(t50[i52&1:][(e60/i59)&1:])
						_ = v62
						var v63 bool = (([3]int{e60, int(uint8(1)), (zero + -1)}) == ([3]int{(zero + 2), a}))
						_ = v63
					})
				}
				v64 := t50
				_ = v64
				if (v64 < ("é€" + es)) && (t49 == t49) {
					continue L51
				}
			}
		case int:
			_ = t50
			v65 := ([3]int{})
			_ = v65
		case [3]int:
			_ = t50
			var v66 bool = (any((P{y: 3}).s) == any(([3]int{a, a})))
			_ = v66
		case E:
			_ = t50
			switch t67 := (any(len(([]P{{x: 1}})))).(type) {
			case uint8:
				_ = t67
				try(func() {
					defer show("d", p.Inc(a).x, ([]P{{x: 1}})[a&1].s)
					v68 := any(string([]byte{uint8(2), 65}))
					_ = v68
					switch len((map[string]int{"k": a, "a": 1})) {
					case 7:
						v69 := ([]P{([]P{{x: 1}})[a&1], ([]P{{x: 1}})[a&1]})[(map[string]int{"k": a, "a": 1})[(P{y: 3}).s]&1]
						_ = v69
						var v70 bool = (clip(clip((""+es)+(""+es))+fmt.Sprint(a)) < string([]byte{uint8(1), 65}))
						_ = v70
					case 1:
						var v71 bool = !((a >= (zero + 100)) && (a >= a))
						_ = v71
					case 0:
						v72 := any(t67)
						_ = v72
						v73 := ([]P{(*v35)})
						_ = v73
					default:
						a = (a & int(uint8(0)))
					}
				})
			case P:
				_ = t67
				switch t74 := (any(t67)).(type) {
				case int:
					_ = t74
					v75 := (map[string]int{"k": a, "a": 1})
					_ = v75
				case E:
					_ = t74
					if (("xyz" + es) == (`q` + es)) && !false {
						v76 := (func(p77 int) int { tick(); return t67.With(("é€" + es)).Sum() })
						_ = v76
						v78 := p
						_ = v78
						v79 := v78
						_ = v79
					} else {
						show(t50, t74, a, p)
					}
				case uint8:
					_ = t74
					if !!false {
						m[t67.s] = min((func(int) int { return 4 })(a), a)
						show(v35, t74, p, a)
					} else {
						show(t67, t50, a, t49)
						p = new(P)
					}
				case nil:
					_ = t74
					if !(v35 == nil) {
						m = (map[string]int{"k": a, "a": 1})
					} else {
						t49[(func() int { v, _ := any(t67).(int); return v }())&1] ^= (func() int { v, _ := any(b).(int); return v }())
						v80 := t49
						_ = v80
					}
				}
			case E:
				_ = t67
				v81 := ([3]int{a, a, (func() int { v, _ := any((zero + -1)).(int); return v }())})
				_ = v81
			case []int:
				_ = t67
				for i83 := 0; i83 < 2; i83++ {
					tick()
					m = (map[string]int{"k": i83, "a": 1})
					t49[([]P{{x: 1}})[a&1].Sum()&1] ^= (map[string]int{"k": a, "a": 1})[clip((""+es)+(""+es))]
					switch b[i83&1:][i83&3] {
					case 4:
						show(p, t49, b, m)
					case 0:
						m = m
						show(i83, p, v35, b)
					case 7:
						v84 := m
						_ = v84
					default:
						i83 = (map[string]int(nil))[clip(("\xff0" + es) + ("" + es))[m[(`q`+es)]&1:]]
					}
					for i86 := 0; i86 < 2; i86++ {
						tick()
						v87 := (map[string]int{"k": (i86 ^ (func() int { v, _ := any(3).(int); return v }())), "a": 1})
						_ = v87
						v88 := E((P{y: 3}).With(("\xff0" + es))).Sum()
						_ = v88
						v89 := ([3]int{})
						_ = v89
						show(t67, b, v35, v88)
						if (any(3) == any(3)) && (("" + es) < ("\xff0" + es)) {
							continue
						}
					}
				}
			}
		}
	case nil:
		_ = t49
		v90 := any((P{x: (zero + 2), s: ("\xff0" + es), a: [2]int{1, a}}).With(clip(("" + es) + ("" + es))))
		_ = v90
	case string:
		_ = t49
		tick()
	}
}
func f1(a int, b []int, p *P, m map[string]int) {
	tick()
	defer show("end", a, b, p, m)
	try(func() {
		defer show("d", int(string(rune(a))[a&1]), clip(fmt.Sprint(a)+fmt.Sprint(a)))
		defer func() { show(m, b) }()
	})
	switch t91 := (any((a % a))).(type) {
	case uint8:
		_ = t91
		b = append([]int(nil), ([]int{2: (zero + 7)})[(P{y: 3}).Sum()&1:]...)
	case [3]int:
		_ = t91
		m = (map[string]int{"k": a, "a": 1})
	case fmt.Stringer:
		_ = t91
		show(p, m, b, a)
	case P:
		_ = t91
		show(t91, a, m, p)
	}
	b[a&3] = a
	v92 := (map[string]int{"k": int(("a" + es)[a&1:][a&1]), "a": 1})
	_ = v92
	show(a, v92, p, m)
	v93 := b
	_ = v93
	tick()
	if ([3]int{}) == ([3]int{}) {
		show(b, a, v92, m)
	} else {
		v94 := m
		_ = v94
	}
}
func f2(a int, b []int, p *P, m map[string]int) {
	tick()
	defer show("end", a, b, p, m)
	show(m, a, b, p)
	if ([3]int{a, a}) == ([3]int{a, a}) {
		tick()
	} else {
		v95 := ([]P{})
		_ = v95
	}
	v96 := ([3]int{a})
	_ = v96
	v97 := b
	_ = v97
	v96 = ([3]int{a, a, (P{x: a, s: (`q` + es), a: [2]int{1, a}}).a[a&1]})
	v98 := (func(p99 int) int { tick(); a++; return p99 })
	_ = v98
L100:
	for i101 := 0; i101 < 1; i101++ {
		tick()
		if ("a" + es)[i101&1:] == string([]byte{uint8(1), 65}) {
			if (i101 + i101) != (zero + -3) {
				v102 := E((*p.Inc(i101)))
				_ = v102
			} else {
				switch int(clip(("" + es) + (`q` + es))[i101&1]) {
				case -1:
					for v96 == v96 {
						tick()
						v97[(func(p104 int) int { tick(); a++; return (zero + -3) })(i101)&3] = a
						v105 := ([]P{([]P{{x: 1}})[(zero+-1)&1], ([]P{{x: 1}})[(zero+7)&1]})[i101&1]
						_ = v105
						v106 := string(rune(i101))
						_ = v106
					}
					switch t107 := (any(i101)).(type) {
					case int:
						_ = t107
						v108 := (`q` + es)[(func() int { v, _ := any((zero + 3)).(int); return v }())&1:]
						_ = v108
					case string:
						_ = t107
						v109 := ([]int{})
						_ = v109
					case P:
						_ = t107
						v110 := uint8(2)
						_ = v110
					case []int:
						_ = t107
						v111 := ([]P{([]P{{x: 1}})[a&1].With(string(rune(a)))})
						_ = v111
					}
					fallthrough
				case 6:
					try(func() {
						defer func() { show(m, a) }()
						show(i101, m, v97, v98)
						v112 := b
						_ = v112
						v113 := (*p.Inc(i101)).With((P{y: 3}).With(("xyz" + es)).s)
						_ = v113
					})
					for i115, e116 := range []int{} {
						_, _ = i115, e116
						tick()
						v117 := (*p).s
						_ = v117
						m = (map[string]int{"k": p.Inc((zero + 7)).x, "a": 1})
					}
					fallthrough
				case 2:
					switch zero + 7 {
					case 3:
						v118 := ([3]int{})
						_ = v118
					case -1:
						v119 := E(Q{P: (P{x: i101, s: ("" + es), a: [2]int{1, m[("a" + es)]}}), z: 2})
						_ = v119
					case -2:
						var v120 bool = ((p == nil) && (p == nil))
						_ = v120
					default:
						i101 = (zero + 2)
					}
					v121 := (map[string]int{"k": len((map[string]int{"k": a, "a": 1})), "a": 1})
					_ = v121
				default:
					show(a, v98, i101, v97)
				}
			}
			for i123 := 0; i123 < 2; i123++ {
				tick()
				v96 = ([3]int{i101, a})
				if string(rune(i123)) < string([]byte{uint8(0), 65}) {
					break
				}
			}
			show(i101, v98, v97, a)
		}
		if any(("é€" + es)) == any(a) {
			break L100
		}
	}
	v97[([]P{{x: 1}})[a&1].a[(P{y: 3}).Sum()&1]&3] = (zero + 5)
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
