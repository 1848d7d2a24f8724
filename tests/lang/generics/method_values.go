// Generic types that hold each other: method values, embedding, constraints with methods.
package main

import (
	"errors"
	"fmt"
	"sort"
	"strings"
)

// generic method values, embedded generic types, recursion
type List[T any] struct {
	head, tail *node[T]
	n          int
}
type node[T any] struct {
	v    T
	next *node[T]
	list *List[T]
}

func (l *List[T]) Push(v T) *List[T] {
	nd := &node[T]{v: v, list: l}
	if l.tail == nil {
		l.head = nd
	} else {
		l.tail.next = nd
	}
	l.tail = nd
	l.n++
	return l
}
func (l *List[T]) Each(f func(int, T)) {
	i := 0
	for n := l.head; n != nil; n = n.next {
		f(i, n.v)
		i++
	}
}

type Named[T fmt.Stringer] struct {
	*List[T]
	Name string
}
type S int

func (s S) String() string { return fmt.Sprintf("S(%d)", int(s)) }

type Number interface {
	~int | ~int8 | ~float64
}

func Sum[T Number](xs ...T) (s T) {
	for _, x := range xs {
		s += x
	}
	return
}
func MapS[A, B any, SA ~[]A](s SA, f func(A) B) []B {
	r := make([]B, 0, len(s))
	for _, x := range s {
		r = append(r, f(x))
	}
	return r
}

type Tree[K interface {
	comparable
	Less(K) bool
}, V any] struct {
	l, r *Tree[K, V]
	k    K
	v    V
}
type Key string

func (a Key) Less(b Key) bool { return a < b }
func (t *Tree[K, V]) Put(k K, v V) *Tree[K, V] {
	switch {
	case t == nil:
		return &Tree[K, V]{k: k, v: v}
	case k == t.k:
		t.v = v
	case k.Less(t.k):
		t.l = t.l.Put(k, v)
	default:
		t.r = t.r.Put(k, v)
	}
	return t
}
func (t *Tree[K, V]) Walk(f func(K, V) bool) bool {
	return t == nil || t.l.Walk(f) && f(t.k, t.v) && t.r.Walk(f)
}

type Opt[T any] func(*T)
type Cfg struct{ a, b int }

func With[T any](v T, opts ...Opt[T]) T {
	for _, o := range opts {
		o(&v)
	}
	return v
}

type Setter[T any] interface {
	*T
	Set(string)
}
type A struct{ s string }

func (a *A) Set(s string) { a.s = strings.ToUpper(s) }
func Make[T any, P Setter[T]](ss ...string) []T {
	out := make([]T, len(ss))
	for i, s := range ss {
		P(&out[i]).Set(s)
	}
	return out
}

type MyErr[T any] struct{ v T }

func (e MyErr[T]) Error() string { return fmt.Sprintf("myerr %v", e.v) }

func main() {
	l := &List[S]{}
	push := l.Push
	push(1)
	push(2).Push(3)
	each := (*List[S]).Each
	each(l, func(i int, s S) { fmt.Print(i, "=", s, " ") })
	n := Named[S]{l, "x"}
	n.Push(9)
	f := n.Each
	n.List = &List[S]{}
	f(func(i int, s S) { fmt.Print(i, ":", s, " ") })
	fmt.Println(n.n, l.n)
	type F float64
	fmt.Println(Sum(1, 2, 3), Sum(1.5, 2), Sum[F](), Sum(F(1), 2.5), Sum[int8](127, 1))
	type Ss []string
	fmt.Println(MapS(Ss{"a", "bb"}, func(s string) int { return len(s) }), MapS([]int{1}, func(i int) error { return nil }))
	var t *Tree[Key, int]
	for i, k := range []Key{"m", "c", "x", "a", "c"} {
		t = t.Put(k, i)
	}
	t.Walk(func(k Key, v int) bool { fmt.Print(k, v, " "); return k != "m" })
	fmt.Println()
	fmt.Println(With(Cfg{}, func(c *Cfg) { c.a = 1 }, func(c *Cfg) { c.b = c.a + 1 }))
	fmt.Println(Make[A]("x", "y"))
	var err error = fmt.Errorf("w: %w", MyErr[int]{3})
	var me MyErr[int]
	var ms MyErr[string]
	fmt.Println(errors.As(err, &me), me.v, errors.As(err, &ms))
	m := map[any]int{MyErr[int]{1}: 1, MyErr[string]{"1"}: 2}
	fmt.Println(m[MyErr[int]{1}], m[MyErr[int8]{1}], len(m))
	ks := make([]string, 0)
	for k := range m {
		ks = append(ks, fmt.Sprintf("%T", k))
	}
	sort.Strings(ks)
	fmt.Println(ks)
	fmt.Printf("%T %T %T %T\n", t, n, push, each)
}
