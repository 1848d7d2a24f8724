// Made by a random generator: structs, slices, maps, closures, interfaces, defer and recover.
package main

import "fmt"

type P struct {
	a, b int
	s    string
}
type Q struct {
	x  float64
	p  P
	n  int8
	l  []int
	q  *Q
	ar [3]int16
}
type I interface{ M(int) int }

func (p P) M(k int) int  { return p.a*k + p.b }
func (q *Q) M(k int) int { q.n++; return int(q.n) + k + len(q.l) }
func id(x int) int { return x }
func two(x int) (int, string) { return x + 1, fmt.Sprint("t", x) }
func mk(i int) Q { return Q{x: float64(i), p: P{i, i + 1, "s"}, l: []int{i, i + 1}, ar: [3]int16{1, int16(i)}} }

var lines int
func out(s string) { if lines < 500 { lines++; fmt.Println(s) } }
func f0(v0, v1 int, str string) (res int, err string) {
	v2 := v0 ^ v1
	sl := []int{1, 2, 3, v0}
	var arr [8]int
	q := mk(v1)
	p := P{v0, v1, str}
	pq := &Q{}
	m := map[string]int{"a": 1}
	var it I = p
	qs := make([]Q, 2)
	fn := func(k int) int { return k + v0 }
	defer func() { if r := recover(); r != nil { err = fmt.Sprint(r); res += v0 } }()
	switch (v0 * 7) & 3 {
	case 0:
		q.p = P{len(str), v0, str}
		m[str] += v2
		q.p.b += v1
	case 1, 2:
		if x, ok := it.(P); ok { v2 += x.a }
		q.ar[(len(q.l))&1] = int16((arr[(v0)&7] | -2))
	default:
		q.q = pq
		pq.x += q.x * 2.5
		q.p.b += m[str]
		func() {
			defer func() { if r := recover(); r != nil { v0 ^= 77; out(fmt.Sprint(r)) } }()
			pq.x += q.x * 2.5
			q.ar[(v2)&1] = int16(((3 / (v1|1)) ^ (v0 | v2)))
			if v0 <= (1 & v1) {
				q.x = q.x*0.5 + float64(v1&255)
				v1 = int(q.ar[(v0)&1])
				pq = &Q{p: p, l: sl}
			} else {
				v1, v2 = v2, v1
				v0, str = two(m[str])
			}
			*pq = q
			v1 += sl[((v2 / (v1|1)))&7]
		}()
		sl[(5)&3] = p.M((v0 / (v2|1)))
	}
	pq = &Q{p: p, l: sl}
	for k7729, e := range sl {
		it = p
		v2, _ = it.(interface{ M(int) int }).M((v1 | len(str))), p
		_, _ = e, k7729
	}
	pq.x += q.x * 2.5
	v2 += id(q.p.b)
	out(fmt.Sprint(v0, v1, v2, sl, arr, q.p, q.n, q.ar, q.x, q.l, p, pq.p, m, qs[0].p, qs[1].p, fn(1), it.M(2), str))
	return v0 + v1, str
}
func f1(v0, v1 int, str string) (res int, err string) {
	v2 := v0 ^ v1
	sl := []int{1, 2, 3, v0}
	var arr [8]int
	q := mk(v1)
	p := P{v0, v1, str}
	pq := &Q{}
	m := map[string]int{"a": 1}
	var it I = p
	qs := make([]Q, 2)
	fn := func(k int) int { return k + v0 }
	pq.x += q.x * 2.5
	arr[(1)&7] += int(q.n)
	for k9814, e := range sl {
		q.p.a = ((-1 + 1) - qs[(v1)&1].p.b)
		delete(m, str)
		sl = append(sl[:4:4], int(q.ar[((v1 + v2))&1]))
		if x, ok := it.(P); ok { v2 += x.a }
		switch (v2 - e) & 3 {
		case 0:
			sl = append(sl[:4:4], it.M((k9814 | v0)))
			qs[((int(q.ar[(2)&1]) * v1))&1].p.a += len(q.l)
			for k752, e := range sl {
				qs[((int(q.ar[1]) | (v0 ^ e)))&1] = q
				it = p
				if int(pq.x) != sl[(e)&3] { continue }
				p.a, q.p.b, v0 = q.p.b, v0, p.a
				arr[(int(q.ar[0]))&7] += int(q.ar[0])
				_, _ = e, k752
			}
		case 1, 2:
			sl[(v1)&3] = v2
			if len(str) < 40 { str += q.p.s + "x" }
		default:
			v2 += len(str)
			m[str] += ((k9814 | k9814) * fn(v0))
			it = pq
			if v2 < qs[(v2)&1].p.b {
				p = q.p
				if v0 < it.M(7) { continue }
			} else {
				q.q = pq
				copy(sl, q.l)
				if x, ok := it.(P); ok { v2 += x.a }
			}
		}
		_, _ = e, k9814
	}
	out(fmt.Sprint(v0, v1, v2, sl, arr, q.p, q.n, q.ar, q.x, q.l, p, pq.p, m, qs[0].p, qs[1].p, fn(1), it.M(2), str))
	return v0 + v1, str
}
func f2(v0, v1 int, str string) (res int, err string) {
	v2 := v0 ^ v1
	sl := []int{1, 2, 3, v0}
	var arr [8]int
	q := mk(v1)
	p := P{v0, v1, str}
	pq := &Q{}
	m := map[string]int{"a": 1}
	var it I = p
	qs := make([]Q, 2)
	fn := func(k int) int { return k + v0 }
	pq.p.b -= v2
	q.x = q.x*0.5 + float64(-2&255)
	it = pq
	if 4 == int(q.ar[(3)&1]) {
		for i8780 := 0; i8780 < 4; i8780++ {
			if (v1 | v2) == (-2 ^ 2) {
				it = pq
				if (2 | -1) != int(q.ar[(v2)&1]) { continue }
				if (v0 | v0) <= v1 { break }
			} else {
				str = fmt.Sprint(it.M(v1))
				if v1 <= v2 { break }
			}
			for i7922 := 0; i7922 < len(sl); i7922++ {
				q.x = q.x*0.5 + float64(v1&255)
				if (5 ^ v2) == (-2 * i8780) { continue }
				p.a, q.p.b, v0 = q.p.b, v0, p.a
				v0, str = two(i8780)
				q.p = P{i7922, (i7922 & (v1 - i7922)), str}
			}
			p.a, q.p.b, v0 = q.p.b, v0, p.a
			m[str] += 0
		}
		if -3 < (v0 & 4) {
			q.p.b += 5
			pq.p.b -= (len(str) & id(v2))
			*pq = q
			switch 5 & 3 {
			case 0:
				sl[(len(str))&3] = len(str)
				q.ar[(int(q.n))&1] = int16(len(q.l))
			case 1, 2:
				p = q.p
				v1, v2 = v2, v1
			default:
				arr[(it.M(id(1)))&7] += int(q.ar[(m[str])&1])
				qs[((p.M(v2) * 6))&1] = q
				arr[((arr[(v0)&7] * arr[(v2)&7]))&7] += v1
			}
		} else {
			if sl[(v2)&3] == qs[(v2)&1].p.b {
				v0, str = two(int(pq.x))
				*pq = q
				q.n = int8(int(pq.x))
				str = fmt.Sprint((pq.p.a | int(q.ar[(v1)&1])))
			} else {
				delete(m, str)
				q.ar[(v1)&1] = int16(v0)
				delete(m, str)
			}
			if x, ok := it.(P); ok { v2 += x.a }
		}
		m[str] += v1
		q.p = P{v1, sl[(4)&3], str}
	} else {
		for i1450 := 0; i1450 < len(sl); i1450++ {
			for i8118 := 0; i8118 < 3; i8118++ {
				pq = &Q{p: p, l: sl}
				it = p
				if (i8118 ^ v0) != len(q.l) { continue }
				if len(str) < 40 { str += q.p.s + "x" }
			}
			v0 += v1
			q = mk(7)
		}
		v1, v2 = v2, v1
		for i4839 := 0; i4839 < 3; i4839++ {
			v1 += id(v0)
			switch m[str] & 3 {
			case 0:
				q.ar[(sl[((i4839 & v2))&3])&1] = int16(int(q.n))
				if v2 != (i4839 + i4839) { break }
				pq.x += q.x * 2.5
				q.p.b += sl[(sl[(i4839)&3])&3]
			case 1, 2:
				pq = &Q{p: p, l: sl}
				if int(q.ar[(v2)&1]) > q.p.b { continue }
				if (i4839 * v2) == i4839 { continue }
				if v1 <= it.M(v1) { continue }
			default:
				q.p.b += (3 + -2)
				if (i4839 * v1) == (v0 & v1) { break }
				qs[(i4839)&1].p.a += int(q.ar[(len(sl))&1])
				q.n = int8(len(sl))
			}
			if x, ok := it.(P); ok { v2 += x.a }
		}
	}
	out(fmt.Sprint(v0, v1, v2, sl, arr, q.p, q.n, q.ar, q.x, q.l, p, pq.p, m, qs[0].p, qs[1].p, fn(1), it.M(2), str))
	return v0 + v1, str
}
func f3(v0, v1 int, str string) (res int, err string) {
	v2 := v0 ^ v1
	sl := []int{1, 2, 3, v0}
	var arr [8]int
	q := mk(v1)
	p := P{v0, v1, str}
	pq := &Q{}
	m := map[string]int{"a": 1}
	var it I = p
	qs := make([]Q, 2)
	fn := func(k int) int { return k + v0 }
	defer func() { if r := recover(); r != nil { err = fmt.Sprint(r); res += v0 } }()
	q.q = pq
	if x, ok := it.(P); ok { v2 += x.a }
	q.q = pq
	m[str] += pq.p.a
	out(fmt.Sprint(v0, v1, v2, sl, arr, q.p, q.n, q.ar, q.x, q.l, p, pq.p, m, qs[0].p, qs[1].p, fn(1), it.M(2), str))
	return v0 + v1, str
}
func f4(v0, v1 int, str string) (res int, err string) {
	v2 := v0 ^ v1
	sl := []int{1, 2, 3, v0}
	var arr [8]int
	q := mk(v1)
	p := P{v0, v1, str}
	pq := &Q{}
	m := map[string]int{"a": 1}
	var it I = p
	qs := make([]Q, 2)
	fn := func(k int) int { return k + v0 }
	for i3828 := 0; i3828 < len(sl); i3828++ {
		q.p.a = -1
		if (i3828 - i3828) != v2 {
			switch v1 & 3 {
			case 0:
				q.n = int8(it.M(m[str]))
				v2, _ = it.(interface{ M(int) int }).M(pq.p.a), p
			case 1, 2:
				copy(sl, q.l)
				q.p.a = id(7)
				v1, v2 = v2, v1
				q.p = P{arr[(len(sl))&7], i3828, str}
			default:
				v2 += (fn(v0) - int(q.n))
				if arr[(v1)&7] != v0 { continue }
				if (v1 - v0) < len(q.l) { break }
				pq.x += q.x * 2.5
				if (i3828 | v1) > i3828 { continue }
			}
			fn = func(k int) int { v1 += k; return v1 ^ v1 }
			if i3828 <= len(q.l) {
				if (v2 * v0) <= pq.p.a { break }
				if (v1 * 6) != v2 { continue }
			} else {
				q.x = q.x*0.5 + float64((fn(9) & int(q.ar[(i3828)&1]))&255)
				if fn(v1) < it.M(v1) { break }
			}
			for i1811 := 0; i1811 < 4; i1811++ {
				if (v1 * 0) != v1 { continue }
				if v2 != i1811 { continue }
			}
			*pq = q
		} else {
			v0, str = two(6)
			q.ar[((sl[(8)&3] | int(q.n)))&1] = int16(((i3828 / (v2|1)) * (7 * v0)))
			if len(str) < 40 { str += q.p.s + "x" }
		}
		it = pq
		arr[((qs[(v2)&1].p.b - 7))&7] += q.p.b
	}
	for k4958, e := range sl {
		v0 = arr[(qs[(v2)&1].p.b)&7]
		q = mk(fn((e ^ e)))
		v0, str = two(sl[((e + k4958))&3])
		if x, ok := it.(P); ok { v2 += x.a }
		_, _ = e, k4958
	}
	pq.x += q.x * 2.5
	for k3945, e := range sl {
		copy(sl, q.l)
		switch qs[(e)&1].p.b & 3 {
		case 0:
			pq.p.b -= (p.M(v0) - (5 + e))
			it = pq
		case 1, 2:
			switch qs[(e)&1].p.b & 3 {
			case 0:
				if (v0 * k3945) != k3945 { break }
				if (5 / (e|1)) != len(q.l) { break }
			case 1, 2:
				v1, v2 = v2, v1
				v1 = len(sl)
				if e == v0 { continue }
				if id(2) <= m[str] { continue }
			default:
				if pq.p.a <= (e / (k3945|1)) { continue }
				sl[(((v0 + -2) * (v0 * e)))&3] = arr[(k3945)&7]
				it = pq
			}
			q.n = int8(e)
		default:
			if id(v0) < (e * v2) {
				p = q.p
				str = fmt.Sprint((int(pq.x) & sl[(v1)&3]))
			} else {
				if (v2 & v0) == (v1 * e) { break }
				qs[(len(q.l))&1].p.a += len(str)
			}
			for k3981, e := range sl {
				if int(q.n) < int(q.n) { continue }
				v1, v2 = v2, v1
				v0, str = two((m[str] / ((k3945 / (k3945|1))|1)))
				if len(str) < 40 { str += q.p.s + "x" }
				_, _ = e, k3981
			}
			v0, str = two(((e + k3945) * len(q.l)))
			for i7865 := 0; i7865 < 4; i7865++ {
				if sl[(v2)&3] < e { break }
				q.ar[(((i7865 / (8|1)) * 1))&1] = int16(p.M(-1))
				q.ar[(k3945)&1] = int16(sl[(sl[(k3945)&3])&3])
				q.q = pq
				if (v0 ^ v2) != pq.p.a { continue }
			}
			for k8350, e := range sl {
				qs[(id((v1 & v2)))&1] = q
				if e <= v0 { break }
				_, _ = e, k8350
			}
		}
		if k3945 > (v0 ^ e) {
			q.ar[(it.M(sl[(e)&3]))&1] = int16(it.M((k3945 - k3945)))
			if len(str) < 40 { str += q.p.s + "x" }
			q.p = P{int(q.ar[(v0)&1]), sl[((v2 - -1))&3], str}
			*pq = q
		} else {
			q.p = P{m[str], 6, str}
			if (v2 / (9|1)) <= q.p.b {
				if k3945 < (e ^ k3945) { continue }
				if e < pq.p.a { break }
				if id(8) > 3 { break }
			} else {
				it = p
				sl = append(sl[:4:4], v0)
				q.q = pq
				if len(q.l) < (e ^ k3945) { continue }
				q = mk(int(q.ar[1]))
			}
			pq = &Q{p: p, l: sl}
		}
		_, _ = e, k3945
	}
	out(fmt.Sprint(v0, v1, v2, sl, arr, q.p, q.n, q.ar, q.x, q.l, p, pq.p, m, qs[0].p, qs[1].p, fn(1), it.M(2), str))
	return v0 + v1, str
}
func f5(v0, v1 int, str string) (res int, err string) {
	v2 := v0 ^ v1
	sl := []int{1, 2, 3, v0}
	var arr [8]int
	q := mk(v1)
	p := P{v0, v1, str}
	pq := &Q{}
	m := map[string]int{"a": 1}
	var it I = p
	qs := make([]Q, 2)
	fn := func(k int) int { return k + v0 }
	p.a, q.p.b, v0 = q.p.b, v0, p.a
	pq.p.b -= v1
	p = q.p
	if (v0 & v2) > v2 {
		if (v2 - v0) != (3 | v1) {
			sl[(int(q.ar[(v2)&1]))&3] = int(pq.x)
			pq = &Q{p: p, l: sl}
			switch v2 & 3 {
			case 0:
				it = pq
				it = p
				str = fmt.Sprint((9 / (p.M(1)|1)))
			case 1, 2:
				sl = append(sl[:4:4], (m[str] | qs[(v2)&1].p.b))
				pq = &Q{p: p, l: sl}
				q.n = int8(q.p.b)
			default:
				q = mk(v2)
				q.p.b += v1
			}
			sl = append(sl[:4:4], ((1 ^ v1) & -2))
		} else {
			str = fmt.Sprint(v0)
			for k3263, e := range sl {
				pq.x += q.x * 2.5
				q.ar[(len(str))&1] = int16(v1)
				if sl[(e)&3] > int(q.n) { continue }
				it = p
				sl = append(sl[:4:4], (e * v1))
				_, _ = e, k3263
			}
			for i4468 := 0; i4468 < 3; i4468++ {
				q.x = q.x*0.5 + float64(((i4468 / (7|1)) ^ v2)&255)
				q.n = int8(i4468)
			}
			v2, _ = it.(interface{ M(int) int }).M((9 | pq.p.a)), p
		}
		sl[(v1)&3] = (v1 + int(q.n))
		pq = &Q{p: p, l: sl}
	} else {
		q.n = int8(it.M(fn(v2)))
		for k9959, e := range sl {
			if q.p.a != k9959 {
				q.p = P{(v0 - e), k9959, str}
				if k9959 != (k9959 | v0) { continue }
				fn = func(k int) int { v1 += k; return v1 ^ v0 }
			} else {
				if k9959 == (2 - v2) { break }
				if q.q != nil { v0 += q.q.p.a }
				if int(q.n) <= arr[(v2)&7] { continue }
				if int(q.n) == k9959 { continue }
			}
			p.a, q.p.b, v0 = q.p.b, v0, p.a
			sl = append(sl[:4:4], v1)
			if q.q != nil { v0 += q.q.p.a }
			if fn(e) > (v2 * k9959) {
				*pq = q
				pq = &Q{p: p, l: sl}
				it = pq
				v2 += ((v0 - e) ^ p.M(e))
			} else {
				v0 = pq.p.a
				q.p.b += (p.M(v0) * v0)
				if len(str) < 40 { str += q.p.s + "x" }
				v1 = e
			}
			_, _ = e, k9959
		}
		switch qs[(v0)&1].p.b & 3 {
		case 0:
			v0 += int(q.ar[2])
			pq.p.b -= it.M(v0)
		case 1, 2:
			q.n = int8(int(pq.x))
			if len(q.l) > (v2 * 0) {
				it = pq
				it = pq
				sl[(id((-1 & v1)))&3] = q.p.a
				v0 = v1
				q.n = int8(m[str])
			} else {
				fn = func(k int) int { v1 += k; return v1 ^ v0 }
				fn = func(k int) int { v1 += k; return v1 ^ v0 }
			}
			for i2143 := 0; i2143 < 3; i2143++ {
				v2 += sl[(int(q.ar[(v2)&1]))&3]
				*pq = q
				if i2143 <= len(q.l) { continue }
			}
			v1, v2 = v2, v1
			q.x = q.x*0.5 + float64(int(pq.x)&255)
		default:
			if v1 <= v0 {
				q.p.a = (-1 | len(q.l))
				it = p
				qs[(v1)&1].p.a += v2
				pq = &Q{p: p, l: sl}
			} else {
				v2, _ = it.(interface{ M(int) int }).M(len(q.l)), p
				pq.p.b -= id((8 + 1))
			}
			pq.x += q.x * 2.5
		}
		pq = &Q{p: p, l: sl}
		it = p
	}
	out(fmt.Sprint(v0, v1, v2, sl, arr, q.p, q.n, q.ar, q.x, q.l, p, pq.p, m, qs[0].p, qs[1].p, fn(1), it.M(2), str))
	return v0 + v1, str
}
func f6(v0, v1 int, str string) (res int, err string) {
	v2 := v0 ^ v1
	sl := []int{1, 2, 3, v0}
	var arr [8]int
	q := mk(v1)
	p := P{v0, v1, str}
	pq := &Q{}
	m := map[string]int{"a": 1}
	var it I = p
	qs := make([]Q, 2)
	fn := func(k int) int { return k + v0 }
	defer func() { if r := recover(); r != nil { err = fmt.Sprint(r); res += v0 } }()
	for k6510, e := range sl {
		for k6344, e := range sl {
			func() {
				defer func() { if r := recover(); r != nil { v0 ^= 77; out(fmt.Sprint(r)) } }()
				v1, v2 = v2, v1
				v2, _ = it.(interface{ M(int) int }).M((e ^ v1)), p
				v1, v2 = v2, v1
				q.ar[(k6510)&1] = int16(id(e))
				v1 += sl[((v2 ^ v1))&7]
			}()
			for i9980 := 0; i9980 < len(sl); i9980++ {
				q = mk(len(str))
				p.a, q.p.b, v0 = q.p.b, v0, p.a
				m[str] += int(q.n)
				if (e ^ v0) != qs[(v1)&1].p.b { continue }
			}
			qs[((v0 / ((e | e)|1)))&1].p.a += len(str)
			_, _ = e, k6344
		}
		if k6510 < v1 {
			if int(pq.x) != v2 {
				if len(str) < 40 { str += q.p.s + "x" }
				*pq = q
				str = fmt.Sprint(v1)
				if pq.p.a <= it.M(v0) { break }
			} else {
				fn = func(k int) int { v1 += k; return v1 ^ v1 }
				if v1 == v1 { continue }
			}
			q = mk((k6510 | v2))
		} else {
			arr[((sl[(e)&3] * -3))&7] += id(int(q.ar[2]))
			for i3046 := 0; i3046 < len(sl); i3046++ {
				q.n = int8(((v2 + v0) & v0))
				if v0 <= p.M(k6510) { continue }
				if (k6510 + v0) <= int(q.ar[1]) { break }
				if i3046 == (1 | v1) { continue }
			}
			switch int(q.ar[2]) & 3 {
			case 0:
				q.p.b += (-1 + v2)
				q.p = P{id((v2 | v1)), p.M(v1), str}
				qs[(pq.p.a)&1] = q
				v0, str = two((v1 * qs[(e)&1].p.b))
				delete(m, str)
			case 1, 2:
				q.p.b += p.M(v2)
				if int(q.ar[0]) < 4 { break }
				arr[(int(pq.x))&7] += arr[(it.M(2))&7]
				if x, ok := it.(P); ok { v2 += x.a }
			default:
				if sl[(v1)&3] == len(str) { continue }
				if int(q.ar[(v1)&1]) < int(q.ar[1]) { continue }
				if k6510 < len(q.l) { continue }
				if len(str) == v2 { continue }
				if int(pq.x) == int(q.ar[0]) { break }
			}
			qs[(v0)&1].p.a += v0
		}
		switch v1 & 3 {
		case 0:
			q = mk(v0)
			for i7597 := 0; i7597 < 3; i7597++ {
				sl = append(sl[:4:4], (k6510 ^ qs[(3)&1].p.b))
				if pq.p.a <= (-2 - e) { continue }
			}
			str = fmt.Sprint(int(pq.x))
			switch v1 & 3 {
			case 0:
				pq.p.b -= m[str]
				fn = func(k int) int { v1 += k; return v1 ^ v0 }
				if (5 & e) > (k6510 + v1) { break }
				pq.p.b -= (fn(-1) ^ m[str])
			case 1, 2:
				if arr[(v1)&7] < k6510 { continue }
				pq.p.b -= v0
				q.p.b += int(pq.x)
				if 4 > m[str] { break }
				if k6510 < len(str) { continue }
			default:
				if 5 != q.p.a { continue }
				v2 = int(q.ar[(v1)&1])
				*pq = q
				*pq = q
			}
		case 1, 2:
			pq = &Q{p: p, l: sl}
			pq.p.b -= 7
		default:
			if len(str) < 40 { str += q.p.s + "x" }
			func() {
				defer func() { if r := recover(); r != nil { v0 ^= 77; out(fmt.Sprint(r)) } }()
				qs[(pq.p.a)&1] = q
				v2, _ = it.(interface{ M(int) int }).M((e & (v2 - k6510))), p
				pq.x += q.x * 2.5
				str = fmt.Sprint(int(q.n))
				fn = func(k int) int { v1 += k; return v1 ^ v1 }
				v1 += sl[(it.M(k6510))&7]
			}()
			str = fmt.Sprint(v1)
			func() {
				defer func() { if r := recover(); r != nil { v0 ^= 77; out(fmt.Sprint(r)) } }()
				v0 = int(q.ar[2])
				sl[(((k6510 - v2) | int(q.n)))&3] = (q.p.b ^ v2)
				fn = func(k int) int { v1 += k; return v1 ^ v1 }
				q.n = int8(-1)
				qs[(arr[((v0 + k6510))&7])&1] = q
				v1 += sl[(int(pq.x))&7]
			}()
		}
		_, _ = e, k6510
	}
	q.x = q.x*0.5 + float64(pq.p.a&255)
	out(fmt.Sprint(v0, v1, v2, sl, arr, q.p, q.n, q.ar, q.x, q.l, p, pq.p, m, qs[0].p, qs[1].p, fn(1), it.M(2), str))
	return v0 + v1, str
}
func f7(v0, v1 int, str string) (res int, err string) {
	v2 := v0 ^ v1
	sl := []int{1, 2, 3, v0}
	var arr [8]int
	q := mk(v1)
	p := P{v0, v1, str}
	pq := &Q{}
	m := map[string]int{"a": 1}
	var it I = p
	qs := make([]Q, 2)
	fn := func(k int) int { return k + v0 }
	if fn(v2) != (-2 | v2) {
		if 6 > int(pq.x) {
			q.q = pq
			qs[(int(q.ar[((v1 & 7))&1]))&1].p.a += arr[(qs[(v1)&1].p.b)&7]
			func() {
				defer func() { if r := recover(); r != nil { v0 ^= 77; out(fmt.Sprint(r)) } }()
				v2, _ = it.(interface{ M(int) int }).M((m[str] * (v2 | v0))), p
				q.p = P{9, int(q.n), str}
				q.n = int8(v2)
				v0 = (pq.p.a & int(q.ar[2]))
				v1 += sl[(int(q.ar[2]))&7]
			}()
			if x, ok := it.(P); ok { v2 += x.a }
			if v2 < (v2 - v0) {
				sl[((v0 | v1))&3] = sl[(8)&3]
				v0 += v0
				arr[((0 + arr[(v1)&7]))&7] += (int(q.n) + fn(-1))
			} else {
				pq.x += q.x * 2.5
				v0 += 4
				sl = append(sl[:4:4], len(sl))
			}
		} else {
			q.ar[(len(sl))&1] = int16((3 & fn(v1)))
			for k9236, e := range sl {
				if e <= v1 { break }
				q.x = q.x*0.5 + float64(int(pq.x)&255)
				_, _ = e, k9236
			}
			for k234, e := range sl {
				it = pq
				q.ar[(k234)&1] = int16(int(q.ar[2]))
				if len(str) < (k234 - e) { continue }
				_, _ = e, k234
			}
			v2, _ = it.(interface{ M(int) int }).M(qs[(9)&1].p.b), p
			sl[(v0)&3] = v2
		}
		copy(sl, q.l)
	} else {
		q.p.b += id(arr[(v1)&7])
		switch q.p.b & 3 {
		case 0:
			pq.x += q.x * 2.5
			switch v0 & 3 {
			case 0:
				q.q = pq
				if x, ok := it.(P); ok { v2 += x.a }
			case 1, 2:
				v1, v2 = v2, v1
				delete(m, str)
				fn = func(k int) int { v1 += k; return v1 ^ v1 }
				pq.x += q.x * 2.5
			default:
				fn = func(k int) int { v1 += k; return v1 ^ v2 }
				q = mk((v2 * int(q.ar[1])))
			}
			v1 = ((v1 & v1) - p.M(7))
			q.p = P{p.M((v2 & 8)), v0, str}
			if v1 > (2 ^ v0) {
				v1, v2 = v2, v1
				q.x = q.x*0.5 + float64(v1&255)
				q.q = pq
			} else {
				it = p
				q.p = P{v1, v0, str}
				if len(str) < 40 { str += q.p.s + "x" }
			}
		case 1, 2:
			it = pq
			fn = func(k int) int { v1 += k; return v1 ^ v1 }
			if len(str) < 40 { str += q.p.s + "x" }
			if int(q.n) == id(v2) {
				v0, str = two(int(q.ar[(6)&1]))
				arr[((v2 * (v1 ^ v1)))&7] += it.M(fn(v1))
				q.n = int8(v0)
				copy(sl, q.l)
				qs[(int(pq.x))&1] = q
			} else {
				it = p
				qs[(qs[(v1)&1].p.b)&1] = q
				it = pq
			}
			func() {
				defer func() { if r := recover(); r != nil { v0 ^= 77; out(fmt.Sprint(r)) } }()
				delete(m, str)
				pq = &Q{p: p, l: sl}
				it = p
				*pq = q
				v1 += sl[(sl[(v1)&3])&7]
			}()
		default:
			if x, ok := it.(P); ok { v2 += x.a }
			for i8826 := 0; i8826 < len(sl); i8826++ {
				*pq = q
				qs[(i8826)&1] = q
				if i8826 != (8 | v1) { continue }
			}
			for i4443 := 0; i4443 < 4; i4443++ {
				if int(pq.x) < (v0 | i4443) { continue }
				if (v0 - -1) < (-2 * v2) { continue }
			}
		}
	}
	sl[(len(sl))&3] = p.M(m[str])
	if x, ok := it.(P); ok { v2 += x.a }
	func() {
		defer func() { if r := recover(); r != nil { v0 ^= 77; out(fmt.Sprint(r)) } }()
		it = p
		if int(q.ar[(8)&1]) < v0 {
			for k2944, e := range sl {
				v0, str = two(k2944)
				v0, str = two(sl[((v1 ^ v1))&3])
				if (v2 | v0) > -1 { continue }
				_, _ = e, k2944
			}
			q.n = int8((int(pq.x) | v1))
			fn = func(k int) int { v1 += k; return v1 ^ v2 }
			*pq = q
		} else {
			*pq = q
			pq = &Q{p: p, l: sl}
			fn = func(k int) int { v1 += k; return v1 ^ v2 }
		}
		q.n = int8(q.p.a)
		if v2 == fn(v2) {
			if (v2 * v0) == fn(v1) {
				p.a, q.p.b, v0 = q.p.b, v0, p.a
				q.x = q.x*0.5 + float64((int(q.ar[0]) * pq.p.a)&255)
				v2, _ = it.(interface{ M(int) int }).M(int(q.n)), p
				v2 = (m[str] * 7)
			} else {
				sl = append(sl[:4:4], pq.p.a)
				it = pq
				if q.q != nil { v0 += q.q.p.a }
				pq = &Q{p: p, l: sl}
			}
			for i1067 := 0; i1067 < len(sl); i1067++ {
				it = pq
				if i1067 != v1 { continue }
				v1, v2 = v2, v1
				if 0 > m[str] { continue }
			}
			for k4315, e := range sl {
				if sl[(k4315)&3] != len(sl) { break }
				if len(str) <= v0 { continue }
				_, _ = e, k4315
			}
			for k1587, e := range sl {
				it = p
				if q.q != nil { v0 += q.q.p.a }
				if v0 < (0 + v1) { continue }
				if qs[(7)&1].p.b > int(q.n) { continue }
				if len(q.l) != v2 { continue }
				_, _ = e, k1587
			}
		} else {
			v0, str = two(sl[(p.M(v2))&3])
			for i6410 := 0; i6410 < 4; i6410++ {
				p.a, q.p.b, v0 = q.p.b, v0, p.a
				if v1 != qs[(i6410)&1].p.b { break }
				q.p.a = it.M(v1)
				*pq = q
				if qs[(v1)&1].p.b <= v0 { break }
			}
			v0 = (-3 & (8 | 7))
		}
		v1 += sl[((v0 & 0))&7]
	}()
	q.p.b += v2
	out(fmt.Sprint(v0, v1, v2, sl, arr, q.p, q.n, q.ar, q.x, q.l, p, pq.p, m, qs[0].p, qs[1].p, fn(1), it.M(2), str))
	return v0 + v1, str
}
func main() {
	func() { defer func() { if r := recover(); r != nil { fmt.Println("P", r) } }(); fmt.Println(f0(0, 1, "q")) }()
	func() { defer func() { if r := recover(); r != nil { fmt.Println("P", r) } }(); fmt.Println(f0(3, 7, "q")) }()
	func() { defer func() { if r := recover(); r != nil { fmt.Println("P", r) } }(); fmt.Println(f0(-7, -13, "q")) }()
	func() { defer func() { if r := recover(); r != nil { fmt.Println("P", r) } }(); fmt.Println(f1(0, 1, "q")) }()
	func() { defer func() { if r := recover(); r != nil { fmt.Println("P", r) } }(); fmt.Println(f1(3, 7, "q")) }()
	func() { defer func() { if r := recover(); r != nil { fmt.Println("P", r) } }(); fmt.Println(f1(-7, -13, "q")) }()
	func() { defer func() { if r := recover(); r != nil { fmt.Println("P", r) } }(); fmt.Println(f2(0, 1, "q")) }()
	func() { defer func() { if r := recover(); r != nil { fmt.Println("P", r) } }(); fmt.Println(f2(3, 7, "q")) }()
	func() { defer func() { if r := recover(); r != nil { fmt.Println("P", r) } }(); fmt.Println(f2(-7, -13, "q")) }()
	func() { defer func() { if r := recover(); r != nil { fmt.Println("P", r) } }(); fmt.Println(f3(0, 1, "q")) }()
	func() { defer func() { if r := recover(); r != nil { fmt.Println("P", r) } }(); fmt.Println(f3(3, 7, "q")) }()
	func() { defer func() { if r := recover(); r != nil { fmt.Println("P", r) } }(); fmt.Println(f3(-7, -13, "q")) }()
	func() { defer func() { if r := recover(); r != nil { fmt.Println("P", r) } }(); fmt.Println(f4(0, 1, "q")) }()
	func() { defer func() { if r := recover(); r != nil { fmt.Println("P", r) } }(); fmt.Println(f4(3, 7, "q")) }()
	func() { defer func() { if r := recover(); r != nil { fmt.Println("P", r) } }(); fmt.Println(f4(-7, -13, "q")) }()
	func() { defer func() { if r := recover(); r != nil { fmt.Println("P", r) } }(); fmt.Println(f5(0, 1, "q")) }()
	func() { defer func() { if r := recover(); r != nil { fmt.Println("P", r) } }(); fmt.Println(f5(3, 7, "q")) }()
	func() { defer func() { if r := recover(); r != nil { fmt.Println("P", r) } }(); fmt.Println(f5(-7, -13, "q")) }()
	func() { defer func() { if r := recover(); r != nil { fmt.Println("P", r) } }(); fmt.Println(f6(0, 1, "q")) }()
	func() { defer func() { if r := recover(); r != nil { fmt.Println("P", r) } }(); fmt.Println(f6(3, 7, "q")) }()
	func() { defer func() { if r := recover(); r != nil { fmt.Println("P", r) } }(); fmt.Println(f6(-7, -13, "q")) }()
	func() { defer func() { if r := recover(); r != nil { fmt.Println("P", r) } }(); fmt.Println(f7(0, 1, "q")) }()
	func() { defer func() { if r := recover(); r != nil { fmt.Println("P", r) } }(); fmt.Println(f7(3, 7, "q")) }()
	func() { defer func() { if r := recover(); r != nil { fmt.Println("P", r) } }(); fmt.Println(f7(-7, -13, "q")) }()
}
