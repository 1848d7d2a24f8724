package main

import "fmt"

type Number interface{ ~int | ~float64 }

func Sum[T Number](xs []T) T {
	var s T
	for _, x := range xs {
		s += x
	}
	return s
}

func Map[T, U any](xs []T, f func(T) U) []U {
	out := make([]U, 0, len(xs))
	for _, x := range xs {
		out = append(out, f(x))
	}
	return out
}

type List[T any] struct {
	head *node[T]
	n    int
}
type node[T any] struct {
	v    T
	next *node[T]
}

func (l *List[T]) Push(v T) {
	l.head = &node[T]{v, l.head}
	l.n++
}
func (l *List[T]) Each(f func(T)) {
	for n := l.head; n != nil; n = n.next {
		f(n.v)
	}
}

type Stringer interface{ String() string }
type MyInt int

func (m MyInt) String() string { return "myint" }

func Show[T Stringer](x T) string { return x.String() + "!" }

type Pusher[T any] interface{ Push(T) }

func PushAll[T any, P Pusher[T]](p P, xs ...T) {
	for _, x := range xs {
		p.Push(x)
	}
}

func Ptr[T any](x T) *T { return &x }

func main() {
	fmt.Println(Sum([]int{1, 2, 3}), Sum([]float64{1.5, 2}))
	for _, s := range Map([]int{1, 2}, func(i int) string { return "x" + string(rune('0'+i)) }) {
		fmt.Println(s)
	}
	var l List[string]
	l.Push("a")
	PushAll[string](&l, "b", "c")
	l.Each(func(s string) { fmt.Println(s) })
	fmt.Println(Show(MyInt(3)), *Ptr(4))
	f := Sum[int]
	fmt.Println(f([]int{4}))
	g := l.Push
	g("z")
	fmt.Println(l.n)
	var p Pusher[string] = &l
	p.Push("q")
	fmt.Println(l.n, l.head.v)
}
