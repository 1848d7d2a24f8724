// Values of every size: packed into words, over several, over 128 bytes, of none.
package main

import "fmt"

type small struct {
	a int8
	b uint16
	c bool
	d int32
}
type medium struct {
	s  string
	f  float64
	in small
	p  *int
	xs []int
	e  any
}
type large struct {
	m    medium
	data [20]int
	tail string
}
type empty struct{}
type outer struct {
	small
	*medium
	empty
	n int
}

func (s small) sum() int        { return int(s.a) + int(s.b) + int(s.d) }
func (s *small) bump()          { s.a++; s.d *= 2 }
func (m medium) with(s string) medium { m.s = s; return m }
func (l large) last() string    { l.tail += "!"; return l.tail }
func grow(l large) large        { l.data[19]++; l.m.s = "grown"; return l }
func pass(s small, m medium, l large, e empty) (large, empty, medium, small) {
	return l, e, m, s
}

func main() {
	s := small{-1, 60000, true, -70000}
	s.bump()
	t := s
	t.b++
	fmt.Println(s, t, s == t, s.sum(), t.sum())
	x := 5
	m := medium{s: "m", f: 1.5, in: s, p: &x, xs: []int{1}, e: 2}
	m2 := m.with("m2")
	m2.in.a = 100
	m2.xs[0] = 7
	fmt.Println(m.s, m.in, m.xs, m2.s, m2.in.a, m2.e, *m2.p)
	var l large
	l.m = m
	l.data[19] = 1
	l.tail = "tail"
	k := grow(l)
	fmt.Println(l.data[19], l.m.s, k.data[19], k.m.s, k.last(), k.tail, l.data == k.data)
	l2, e, m3, s3 := pass(s, m, k, empty{})
	fmt.Println(l2.data[19], e, m3.s, s3)
	o := outer{small: s, medium: &m, n: 3}
	o.s = "through"
	o.bump()
	fmt.Println(m.s, o.small, o.sum(), o.xs, o.n)
	arr := [4]small{1: s, 3: {a: 9}}
	for i := range arr {
		arr[i].b = uint16(i)
	}
	brr := arr
	brr[0].a = 44
	fmt.Println(arr, brr[0], arr == brr)
	mm := map[small]large{s: l}
	fmt.Println(len(mm), mm[s].tail, mm[t].tail == "")
	ls := []large{l, k}
	ls[0].m.in.a = 55
	ls = append(ls, ls[0])
	ls[0].tail = "changed"
	fmt.Println(ls[2].m.in.a, ls[2].tail, len(ls))
	ch := make(chan large, 1)
	ch <- ls[2]
	fmt.Println((<-ch).m.in.a)
	var a1, a2 any = l.data, k.data
	fmt.Println(a1 == a2, a1.([20]int)[19], a1 == any(l.data))
	es := make([]empty, 3)
	es[1] = empty{}
	var z [0]int
	fmt.Println(len(es), z, es[0] == es[2], len(z))
	p := &ls[1].data[19]
	*p = 77
	fmt.Println(ls[1].data[19])
	f := struct {
		x float32
		y [2]float32
	}{1.5, [2]float32{2.5, 3.5}}
	g := f
	g.y[1] *= 2
	fmt.Println(f, g, f == g)
	matrix := [3][3]int{{1, 2, 3}, {4, 5, 6}}
	matrix[2] = matrix[0]
	for i := range matrix {
		matrix[i][i] = -1
	}
	fmt.Println(matrix)
}
