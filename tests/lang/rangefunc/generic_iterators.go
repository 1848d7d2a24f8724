// Generic iterators: Map, Filter, Zip by iter.Pull.
package main

import (
	"fmt"
	"iter"
)

type Tree[T any] struct {
	L, R *Tree[T]
	V    T
}

func (t *Tree[T]) All() iter.Seq[T] {
	return func(yield func(T) bool) { t.push(yield) }
}
func (t *Tree[T]) push(yield func(T) bool) bool {
	return t == nil || t.L.push(yield) && yield(t.V) && t.R.push(yield)
}

type Set[K comparable] map[K]struct{}

func (s Set[K]) Each(yield func(K) bool) {
	for k := range s {
		if !yield(k) {
			return
		}
	}
}
func Map[A, B any](s iter.Seq[A], f func(A) B) iter.Seq[B] {
	return func(yield func(B) bool) {
		for x := range s {
			if !yield(f(x)) {
				return
			}
		}
	}
}
func Filter[A any, S ~func(func(A) bool)](s S, p func(A) bool) S {
	return func(yield func(A) bool) {
		for x := range s {
			if p(x) && !yield(x) {
				return
			}
		}
	}
}
func Zip[A, B any](a iter.Seq[A], b iter.Seq[B]) iter.Seq2[A, B] {
	return func(yield func(A, B) bool) {
		na, sa := iter.Pull(a)
		defer sa()
		nb, sb := iter.Pull(b)
		defer sb()
		for {
			x, ok1 := na()
			y, ok2 := nb()
			if !ok1 || !ok2 || !yield(x, y) {
				return
			}
		}
	}
}
func first[T any](s iter.Seq[T]) (z T, _ bool) {
	for x := range s {
		return x, true
	}
	return
}

type Gen func(func(string) bool)

func fib() iter.Seq[int] {
	return func(y func(int) bool) {
		for a, b := 0, 1; y(a); a, b = b, a+b {
		}
	}
}
func loop[T ~func(func(int) bool)](f T) (n int) {
	for x := range f {
		n += x
	}
	return
}

func main() {
	t := &Tree[int]{&Tree[int]{nil, nil, 1}, &Tree[int]{&Tree[int]{V: 3}, nil, 4}, 2}
	for x := range t.All() {
		fmt.Print(x, " ")
		if x == 3 {
			break
		}
	}
	fmt.Println(first(t.All()))
	fmt.Println(first((&Tree[string]{V: "s"}).All()))
	var n *Tree[string]
	fmt.Println(first(n.All()))
	for k := range (Set[string]{"a": {}}).Each {
		fmt.Println(k)
	}
	for s := range Map(Filter(fib(), func(i int) bool { return i%2 == 0 }), func(i int) string { return fmt.Sprint("#", i) }) {
		fmt.Print(s, " ")
		if len(s) > 4 {
			break
		}
	}
	fmt.Println()
	for a, b := range Zip(t.All(), fib()) {
		fmt.Print(a, b, " ")
	}
	fmt.Println()
	g := Gen(func(y func(string) bool) { _ = y("x") && y("y") })
	for s := range g {
		fmt.Print(s)
	}
	for s := range Filter(g, func(s string) bool { return s > "x" }) {
		fmt.Print(s)
	}
	fmt.Println(loop(func(y func(int) bool) { y(3); y(4) }))
	fmt.Printf("%T %T\n", t.All(), fib)
	next, stop := iter.Pull(t.All())
	defer stop()
	for {
		v, ok := next()
		if !ok {
			break
		}
		fmt.Print(v, ",")
	}
	fmt.Println()
	func() {
		defer func() { fmt.Println(recover()) }()
		for x := range t.All() {
			for y := range t.All() {
				for z := range t.All() {
					if x+y+z == 6 {
						panic(fmt.Sprint(x, y, z))
					}
				}
			}
		}
	}()
}
