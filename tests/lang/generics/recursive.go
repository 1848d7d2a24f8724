// Recursive and mutually recursive generic types and functions.
package main

import (
	"cmp"
	"fmt"
	"strings"
)

type Tree[K cmp.Ordered, V any] struct {
	root *node[K, V]
	n    int
}

type node[K cmp.Ordered, V any] struct {
	key         K
	val         V
	left, right *node[K, V]
}

func (t *Tree[K, V]) Put(k K, v V) *Tree[K, V] {
	p := &t.root
	for *p != nil {
		switch c := cmp.Compare(k, (*p).key); {
		case c < 0:
			p = &(*p).left
		case c > 0:
			p = &(*p).right
		default:
			(*p).val = v
			return t
		}
	}
	*p = &node[K, V]{key: k, val: v}
	t.n++
	return t
}

func (t *Tree[K, V]) Each(f func(K, V)) {
	var walk func(*node[K, V])
	walk = func(n *node[K, V]) {
		if n != nil {
			walk(n.left)
			f(n.key, n.val)
			walk(n.right)
		}
	}
	walk(t.root)
}

// A graph whose nodes and edges name each other.
type Node[E any] interface{ Edges() []E }
type Edge[N any] interface{ Ends() (from, to N) }

type Graph[N Node[E], E Edge[N]] struct{ nodes []N }

func (g *Graph[N, E]) Count() (n int) {
	for _, v := range g.nodes {
		for _, e := range v.Edges() {
			_, to := e.Ends()
			n += 1 + len(to.Edges())
		}
	}
	return
}

type City struct {
	name  string
	roads []*Road
}
type Road struct{ a, b *City }

func (c *City) Edges() []*Road     { return c.roads }
func (r *Road) Ends() (a, b *City) { return r.a, r.b }

// F-bounded: a type that compares with itself.
type Comparable[T any] interface{ Less(T) bool }

type Num int

func (a Num) Less(b Num) bool { return a < b }

func Sort[T Comparable[T]](s []T) {
	for i := range s {
		for j := i; j > 0 && s[j].Less(s[j-1]); j-- {
			s[j], s[j-1] = s[j-1], s[j]
		}
	}
}

// Mutual recursion with permuted parameters closes after two instances.
type A[X, Y any] struct {
	x X
	b *B[Y, X]
}
type B[X, Y any] struct {
	y Y
	a *A[Y, X]
}

func even[T any](n int, v []T) bool {
	if n == 0 {
		return true
	}
	return odd(n-1, append(v, v[0]))
}

func odd[T any](n int, v []T) bool {
	if n == 0 {
		return false
	}
	return even(n-1, v[1:])
}

type Option[T any] func(*T) Option[T]

type Matrix[T any] [][]Cell[T]
type Cell[T any] struct {
	in *Matrix[T]
	v  T
}

type Expr[T any] interface {
	Eval(env map[string]T) T
}
type Lit[T any] struct{ v T }
type Bin[T any] struct {
	op   func(T, T) T
	l, r Expr[T]
}
type Ref[T any] string

func (l Lit[T]) Eval(map[string]T) T    { return l.v }
func (b Bin[T]) Eval(e map[string]T) T  { return b.op(b.l.Eval(e), b.r.Eval(e)) }
func (r Ref[T]) Eval(e map[string]T) T  { return e[string(r)] }
func add[T int | string](a, b T) T      { return a + b }
func sum[T int | string](x ...Expr[T]) Expr[T] {
	e := x[0]
	for _, y := range x[1:] {
		e = Bin[T]{add[T], e, y}
	}
	return e
}

func main() {
	var t Tree[string, int]
	t.Put("m", 1).Put("c", 2).Put("x", 3).Put("c", 4)
	var b strings.Builder
	t.Each(func(k string, v int) { fmt.Fprint(&b, k, v, " ") })
	fmt.Println(b.String(), t.n)
	fmt.Printf("%T %T\n", t, t.root)
	x, y := &City{name: "x"}, &City{name: "y"}
	r := &Road{x, y}
	x.roads, y.roads = []*Road{r}, []*Road{r, r}
	g := Graph[*City, *Road]{[]*City{x, y}}
	fmt.Println(g.Count())
	fmt.Printf("%T\n", g)
	ns := []Num{3, 1, 2}
	Sort(ns)
	fmt.Println(ns)
	a := A[int, string]{1, &B[string, int]{2, nil}}
	fmt.Printf("%T %T %v %v\n", a, a.b, a.b.y, a.b.a == nil)
	fmt.Println(even(4, []string{"a"}), odd(4, []int{1, 2}))
	var opt Option[int]
	opt = func(p *int) Option[int] { *p++; return opt }
	n := 0
	opt(&n)(&n)
	fmt.Printf("%d %T\n", n, opt)
	m := Matrix[bool]{{{v: true}}}
	m[0][0].in = &m
	fmt.Printf("%T %v %T\n", m, (*m[0][0].in)[0][0].v, m[0])
	fmt.Println(sum[int](Lit[int]{1}, Ref[int]("n"), Lit[int]{5}).Eval(map[string]int{"n": 10}))
	fmt.Printf("%T\n", sum[string](Lit[string]{"a"}, Ref[string]("b")))
}
