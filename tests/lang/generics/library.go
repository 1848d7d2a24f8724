// Generic types, functions and methods, and those of the library.
package main

import (
	"fmt"
	"maps"
	"slices"
	"sort"
	"strings"
	"sync"
	"sync/atomic"
)

type Set[T comparable] map[T]struct{}

func (s Set[T]) Add(v T)           { s[v] = struct{}{} }
func (s Set[T]) Has(v T) bool      { _, ok := s[v]; return ok }
func (s Set[T]) All() func(func(T) bool) {
	return func(yield func(T) bool) {
		for k := range s {
			if !yield(k) {
				return
			}
		}
	}
}

type Pair[A, B any] struct {
	First  A
	Second B
}

func MakePair[A, B any](a A, b B) Pair[A, B] { return Pair[A, B]{a, b} }
func (p Pair[A, B]) Swap() Pair[B, A]        { return Pair[B, A]{p.Second, p.First} }

type Num interface{ ~int | ~int8 | ~uint16 | ~float32 | ~float64 }

func Reduce[T, A any](xs []T, init A, f func(A, T) A) A {
	for _, x := range xs {
		init = f(init, x)
	}
	return init
}
func SumOf[T Num](xs ...T) (s T) {
	for _, x := range xs {
		s += x
	}
	return
}

type Tree[K any, V any] struct {
	cmp         func(a, b K) int
	root        *tnode[K, V]
	n           int
}
type tnode[K any, V any] struct {
	k    K
	v    V
	l, r *tnode[K, V]
}

func (t *Tree[K, V]) Put(k K, v V) {
	p := &t.root
	for *p != nil {
		c := t.cmp(k, (*p).k)
		if c == 0 {
			(*p).v = v
			return
		}
		if c < 0 {
			p = &(*p).l
		} else {
			p = &(*p).r
		}
	}
	*p = &tnode[K, V]{k: k, v: v}
	t.n++
}
func (t *Tree[K, V]) Walk(f func(K, V)) {
	var rec func(n *tnode[K, V])
	rec = func(n *tnode[K, V]) {
		if n != nil {
			rec(n.l)
			f(n.k, n.v)
			rec(n.r)
		}
	}
	rec(t.root)
}

type Stringish interface{ ~string }

func Join[S Stringish](xs []S, sep S) S {
	var b strings.Builder
	for i, x := range xs {
		if i > 0 {
			b.WriteString(string(sep))
		}
		b.WriteString(string(x))
	}
	return S(b.String())
}

type MyStr string

func zero[T any]() (z T) { return }

func typeName[T any](x T) string {
	switch any(x).(type) {
	case int:
		return "int"
	case string:
		return "string"
	case []T:
		return "slice of T"
	}
	return fmt.Sprintf("%T", x)
}

func main() {
	s := Set[string]{}
	s.Add("a")
	s.Add("b")
	fmt.Println(s.Has("a"), s.Has("z"), len(s))
	n := 0
	for k := range s.All() {
		n += len(k)
	}
	fmt.Println(n)
	p := MakePair(1, "x").Swap()
	fmt.Printf("%v %T\n", p, p)
	fmt.Println(SumOf(1, 2, 3), SumOf(1.5, 2), SumOf[uint16](65535, 2), SumOf[int8]())
	fmt.Println(Reduce([]int{1, 2, 3}, "", func(a string, x int) string { return a + fmt.Sprint(x) }))
	t := &Tree[string, int]{cmp: strings.Compare}
	for i, w := range strings.Fields("the quick brown fox the end") {
		t.Put(w, i)
	}
	t.Walk(func(k string, v int) { fmt.Print(k, v, " ") })
	fmt.Println(t.n)
	fmt.Println(Join([]MyStr{"a", "b"}, "-"), zero[[3]int](), zero[*int]() == nil)
	fmt.Println(typeName(1), typeName("s"), typeName(1.5), typeName(p))
	xs := []int{3, 1, 2}
	slices.Sort(xs)
	i, ok := slices.BinarySearch(xs, 2)
	fmt.Println(xs, i, ok, slices.Max(xs), slices.Contains(xs, 9), slices.Index(xs, 3))
	m := map[string]int{"x": 1, "y": 2}
	keys := make([]string, 0)
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	fmt.Println(keys, maps.Equal(m, maps.Clone(m)))
	slices.SortFunc(keys, func(a, b string) int { return strings.Compare(b, a) })
	fmt.Println(keys, len(slices.Insert(xs, 1, 7, 8)) == 5)
	var ap atomic.Pointer[Pair[int, string]]
	ap.Store(&Pair[int, string]{1, "p"})
	fmt.Println(ap.Load().Second)
	once := sync.OnceValue(func() int { fmt.Println("once"); return 7 })
	fmt.Println(once(), once())
	f := Reduce[int, int]
	fmt.Println(f(xs, 0, func(a, b int) int { return a + b }))
}
