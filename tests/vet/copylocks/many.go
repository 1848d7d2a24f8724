// Every place a value can be copied to.
package main

import (
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

type L struct{ mu sync.Mutex }
type E struct {
	L
	x int
}
type A [2]L
type P struct{ mu *sync.Mutex }
type G[T any] struct{ v T }
type NC struct{}

func (*NC) Lock()   {}
func (*NC) Unlock() {}

type NC2 struct{ _ NC }
type OnlyLock struct{}

func (*OnlyLock) Lock() {}

type ValLock struct{}

func (ValLock) Lock()   {}
func (ValLock) Unlock() {}

type I interface{ M() }
type Chan chan L
type Deep struct{ m map[string]struct{ a [3]E } }
type Deep2 struct{ s []L }
type An struct {
	a, b struct{ wg sync.WaitGroup }
}

func (l L) M()                                                                 {} // WANT "^M passes lock by value: main\.L contains sync\.Mutex"
func (l *L) P()                                                                {}
func f1(l L)                                                                   {} // WANT "^f1 passes lock by value: main\.L contains sync\.Mutex"
func f2(l *L)                                                                  {}
func f3() L                                                                    { return L{} }
func f4() (l L)                                                                { return }
func f5(a A, e E, w sync.WaitGroup)                                            {} // WANT "^f5 passes lock by value: main\.L contains sync\.Mutex" "^f5 passes lock by value: main\.E contains main\.L contains sync\.Mutex" "^f5 passes lock by value: sync\.WaitGroup contains sync\.noCopy"
func f6(xs ...L)                                                               {}
func f7(f func(L))                                                             {}
func f8(m map[string]L, c chan L)                                              {}
func f9[T any](x T)                                                            {}
func f10[T L | E](x T)                                                         {} // WANT "^f10 passes lock by value: T contains main\.L contains sync\.Mutex"
func f11(g G[L], h G[*L])                                                      {} // WANT "^f11 passes lock by value: main\.G\[main\.L\] contains main\.L contains sync\.Mutex"
func f12(n NC, n2 NC2, o OnlyLock, v ValLock)                                  {} // WANT "^f12 passes lock by value: main\.NC" "^f12 passes lock by value: main\.NC2 contains main\.NC"
func f13(p P, d Deep, d2 Deep2, an An)                                         {} // WANT "^f13 passes lock by value: main\.An contains struct\{wg sync\.WaitGroup\} contains sync\.WaitGroup contains sync\.noCopy"
func f14(i I, x any)                                                           {}
func f15(c sync.Cond, o sync.Once, p sync.Pool, m sync.Map, rw sync.RWMutex)   {} // WANT "^f15 passes lock by value: sync\.Cond contains sync\.noCopy" "^f15 passes lock by value: sync\.Once contains sync/atomic\.Uint32 contains sync/atomic\.noCopy" "^f15 passes lock by value: sync\.Pool contains sync\.noCopy" "^f15 passes lock by value: sync\.Map contains sync\.Mutex" "^f15 passes lock by value: sync\.RWMutex"
func f16(v atomic.Value, i atomic.Int64, b atomic.Bool, p atomic.Pointer[int]) {} // WANT "^f16 passes lock by value: sync/atomic\.Int64 contains sync/atomic\.noCopy" "^f16 passes lock by value: sync/atomic\.Bool contains sync/atomic\.noCopy" "^f16 passes lock by value: sync/atomic\.Pointer\[int\] contains sync/atomic\.noCopy"
func f17(t time.Timer, b strings.Builder)                                      {}
func (a A) m1()                                                                {} // WANT "^m1 passes lock by value: main\.L contains sync\.Mutex"
func (g G[T]) m2()                                                             {}
func (g G[T]) m3(x G[sync.Mutex])                                              {} // WANT "^m3 passes lock by value: main\.G\[sync\.Mutex\] contains sync\.Mutex"

var glob = f3()
var gl2 L
var gl3 = gl2 // WANT "^variable declaration copies lock value to gl3: main\.L contains sync\.Mutex"

func main() {
	var l L
	l2 := l              // WANT "^assignment copies lock value to l2: main\.L contains sync\.Mutex"
	var l3 = l           // WANT "^variable declaration copies lock value to l3: main\.L contains sync\.Mutex"
	var l4, l5 = l, f3() // WANT "^variable declaration copies lock value to l4: main\.L contains sync\.Mutex"
	l2 = l               // WANT "^assignment copies lock value to l2: main\.L contains sync\.Mutex"
	l2 = L{}
	l2 = f3()
	_ = l // WANT "^assignment copies lock value to _: main\.L contains sync\.Mutex"
	p := &l
	l6 := *p // WANT "^assignment copies lock value to l6: main\.L contains sync\.Mutex"
	*p = l6  // WANT "^assignment copies lock value to \*p: main\.L contains sync\.Mutex"
	f1(l)    // WANT "^call of f1 copies lock value: main\.L contains sync\.Mutex"
	f1(L{})
	f1(f3())
	f2(&l)
	f6(l, l2)                          // WANT "^call of f6 copies lock value: main\.L contains sync\.Mutex" "^call of f6 copies lock value: main\.L contains sync\.Mutex"
	f9(l)                              // WANT "^call of f9 copies lock value: main\.L contains sync\.Mutex"
	f9[L](l)                           // WANT "^call of f9\[L\] copies lock value: main\.L contains sync\.Mutex"
	fmt.Println(l, &l)                 // WANT "^call of fmt\.Println copies lock value: main\.L contains sync\.Mutex"
	fmt.Println(*p)                    // WANT "^call of fmt\.Println copies lock value: main\.L contains sync\.Mutex"
	x := E{L: l}                       // WANT "^literal copies lock value from l: main\.L contains sync\.Mutex"
	y := E{l, 1}                       // WANT "^literal copies lock value from l: main\.L contains sync\.Mutex"
	z := []L{l, {}, *p}                // WANT "^literal copies lock value from l: main\.L contains sync\.Mutex" "^literal copies lock value from \*p: main\.L contains sync\.Mutex"
	m := map[string]L{"a": l, "b": {}} // WANT "^literal copies lock value from l: main\.L contains sync\.Mutex"
	w := [1]L{l}                       // WANT "^literal copies lock value from l: main\.L contains sync\.Mutex"
	for _, v := range z {              // WANT "^range var v copies lock: main\.L contains sync\.Mutex"
		_ = v // WANT "^assignment copies lock value to _: main\.L contains sync\.Mutex"
	}
	for i, v := range m { // WANT "^range var v copies lock: main\.L contains sync\.Mutex"
		_, _ = i, v // WANT "^assignment copies lock value to _: main\.L contains sync\.Mutex"
	}
	for i := range z {
		_ = i
	}
	for range z {
	}
	var k int
	var v L
	for k, v = range z { // WANT "^range var v copies lock: main\.L contains sync\.Mutex"
	}
	_ = &v
	for _, v := range &w { // WANT "^range var v copies lock: main\.L contains sync\.Mutex"
		_ = v // WANT "^assignment copies lock value to _: main\.L contains sync\.Mutex"
	}
	ch := make(chan L, 1)
	ch <- l
	l7 := <-ch          // WANT "^assignment copies lock value to l7: main\.L contains sync\.Mutex"
	for v := range ch { // WANT "^range var v copies lock: main\.L contains sync\.Mutex"
		_ = v // WANT "^assignment copies lock value to _: main\.L contains sync\.Mutex"
	}
	var i interface{} = l // WANT "^variable declaration copies lock value to i: main\.L contains sync\.Mutex"
	i = *p                // WANT "^assignment copies lock value to i: main\.L contains sync\.Mutex"
	l8 := i.(L)           // WANT "^assignment copies lock value to l8: main\.L contains sync\.Mutex"
	l9, ok := i.(L)       // WANT "^assignment copies lock value to l9: \(main\.L, bool\) contains main\.L contains sync\.Mutex"
	switch t := i.(type) {
	case L:
		_ = t // WANT "^assignment copies lock value to _: main\.L contains sync\.Mutex"
	case E, A:
		_ = t
	}
	fn := func(l L) L { return l } // WANT "^func passes lock by value: main\.L contains sync\.Mutex" "^return copies lock value: main\.L contains sync\.Mutex"
	fn(l)                          // WANT "^call of fn copies lock value: main\.L contains sync\.Mutex"
	func() { _ = l }()             // WANT "^assignment copies lock value to _: main\.L contains sync\.Mutex"
	go f1(l)                       // WANT "^call of f1 copies lock value: main\.L contains sync\.Mutex"
	defer f1(l)                    // WANT "^call of f1 copies lock value: main\.L contains sync\.Mutex"
	defer func(l L) {}(l)          // WANT "^func passes lock by value: main\.L contains sync\.Mutex" "^call of func\(l L\) \{\} copies lock value: main\.L contains sync\.Mutex"
	a := A{}
	b := a      // WANT "^assignment copies lock value to b: main\.L contains sync\.Mutex"
	c := a[0]   // WANT "^assignment copies lock value to c: main\.L contains sync\.Mutex"
	z[0] = z[1] // WANT "^assignment copies lock value to z\[0\]: main\.L contains sync\.Mutex"
	m["c"] = l  // WANT "^assignment copies lock value to m\[.c.\]: main\.L contains sync\.Mutex"
	d := m["a"] // WANT "^assignment copies lock value to d: main\.L contains sync\.Mutex"
	e := x.L    // WANT "^assignment copies lock value to e: main\.L contains sync\.Mutex"
	x.L = y.L   // WANT "^assignment copies lock value to x\.L: main\.L contains sync\.Mutex"
	(l).M()
	mv := l.M
	me := L.M
	me(l)        // WANT "^call of me copies lock value: main\.L contains sync\.Mutex"
	g := G[L]{l} // WANT "^literal copies lock value from l: main\.L contains sync\.Mutex"
	h := G[*L]{&l}
	h2 := h
	g2 := g // WANT "^assignment copies lock value to g2: main\.G\[main\.L\] contains main\.L contains sync\.Mutex"
	n := NC{}
	n2 := n // WANT "^assignment copies lock value to n2: main\.NC"
	var nn NC2
	nn2 := nn // WANT "^assignment copies lock value to nn2: main\.NC2 contains main\.NC"
	o := OnlyLock{}
	o2 := o
	vl := ValLock{}
	vl2 := vl
	_ = len(a)
	_ = cap(z)
	_ = append(z, l) // WANT "^call of append copies lock value: main\.L contains sync\.Mutex"
	_ = append(z, z...)
	copy(z, z)
	new(L).M()
	var ff func() L = f3
	ff2 := ff()
	an := struct{ L }{}
	an2 := an // WANT "^assignment copies lock value to an2: struct\{main\.L\} contains main\.L contains sync\.Mutex"
	ptr := &E{}
	e2 := ptr.L  // WANT "^assignment copies lock value to e2: main\.L contains sync\.Mutex"
	e3 := (*ptr) // WANT "^assignment copies lock value to e3: main\.E contains main\.L contains sync\.Mutex"
	e4 := *&l    // WANT "^assignment copies lock value to e4: main\.L contains sync\.Mutex"
	e5 := (l)    // WANT "^assignment copies lock value to e5: main\.L contains sync\.Mutex"
	if l == l {
	}
	_ = struct{ a L }{l} == struct{ a L }{l} // WANT "^literal copies lock value from l: main\.L contains sync\.Mutex" "^literal copies lock value from l: main\.L contains sync\.Mutex"
	wg := sync.WaitGroup{}
	func(wg sync.WaitGroup) {}(wg) // WANT "^func passes lock by value: sync\.WaitGroup contains sync\.noCopy" "^call of func\(wg sync\.WaitGroup\) \{\} copies lock value: sync\.WaitGroup contains sync\.noCopy"
	go func(wg *sync.WaitGroup) {}(&wg)
	var once sync.Once
	oncecopy := once                                                        // WANT "^assignment copies lock value to oncecopy: sync\.Once contains sync/atomic\.Uint32 contains sync/atomic\.noCopy"
	_, _, _, _, _, _, _, _, _, _ = l2, l3, l4, l5, l6, l7, l8, l9, ok, k    // WANT "^assignment copies lock value to _: main\.L contains sync\.Mutex" "^assignment copies lock value to _: main\.L contains sync\.Mutex" "^assignment copies lock value to _: main\.L contains sync\.Mutex" "^assignment copies lock value to _: main\.L contains sync\.Mutex" "^assignment copies lock value to _: main\.L contains sync\.Mutex" "^assignment copies lock value to _: main\.L contains sync\.Mutex" "^assignment copies lock value to _: main\.L contains sync\.Mutex" "^assignment copies lock value to _: main\.L contains sync\.Mutex"
	_, _, _, _, _, _, _, _, _ = b, c, d, e, mv, h2, g2, n2, nn2             // WANT "^assignment copies lock value to _: main\.L contains sync\.Mutex" "^assignment copies lock value to _: main\.L contains sync\.Mutex" "^assignment copies lock value to _: main\.L contains sync\.Mutex" "^assignment copies lock value to _: main\.L contains sync\.Mutex" "^assignment copies lock value to _: main\.G\[main\.L\] contains main\.L contains sync\.Mutex" "^assignment copies lock value to _: main\.NC" "^assignment copies lock value to _: main\.NC2 contains main\.NC"
	_, _, _, _, _, _, _, _, _ = o2, vl2, ff2, an2, e2, e3, e4, e5, oncecopy // WANT "^assignment copies lock value to _: main\.L contains sync\.Mutex" "^assignment copies lock value to _: struct\{main\.L\} contains main\.L contains sync\.Mutex" "^assignment copies lock value to _: main\.L contains sync\.Mutex" "^assignment copies lock value to _: main\.E contains main\.L contains sync\.Mutex" "^assignment copies lock value to _: main\.L contains sync\.Mutex" "^assignment copies lock value to _: main\.L contains sync\.Mutex" "^assignment copies lock value to _: sync\.Once contains sync/atomic\.Uint32 contains sync/atomic\.noCopy"
	var tup = func() (L, error) { return l, nil }                           // WANT "^return copies lock value: main\.L contains sync\.Mutex"
	q, err := tup()
	_, _ = q, err // WANT "^assignment copies lock value to _: main\.L contains sync\.Mutex"
	return
}
func ret() L {
	var l L
	if l == l {
		return *&l // WANT "^return copies lock value: main\.L contains sync\.Mutex"
	}
	return L{}
}
func ret2() (L, *L) { var l L; return l, &l } // WANT "^return copies lock value: main\.L contains sync\.Mutex"
func ret3() (l L, m sync.Mutex) {
	defer func() { l = L{} }()
	return l, m // WANT "^return copies lock value: main\.L contains sync\.Mutex" "^return copies lock value: sync\.Mutex"
}
func sizeof() { var l L; _ = func() any { return l } } // WANT "^return copies lock value: main\.L contains sync\.Mutex"
