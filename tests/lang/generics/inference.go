// Type inference: from arguments, from constraints, from what a function value is assigned to.
package main

import (
	"fmt"
	"strconv"
)

func Map[S ~[]E, E, R any](s S, f func(E) R) []R {
	var out []R
	for _, e := range s {
		out = append(out, f(e))
	}
	return out
}

func Convert[To, From any](v From, f func(From) To) To { return f(v) }

func Scale[S ~[]E, E ~int | ~float64](s S, by E) S {
	out := make(S, len(s))
	for i, v := range s {
		out[i] = v * by
	}
	return out
}

type Celsius float64
type Temps []Celsius

type Setter[B any] interface {
	Set(string)
	*B
}

type Int int

func (p *Int) Set(s string) { n, _ := strconv.Atoi(s); *p = Int(n) }

func FromStrings[T any, PT Setter[T]](s []string) []T {
	out := make([]T, len(s))
	for i, v := range s {
		p := PT(&out[i])
		p.Set(v)
	}
	return out
}

func Max[T int | float64 | string](a T, rest ...T) T {
	for _, b := range rest {
		if b > a {
			a = b
		}
	}
	return a
}

func typeOf[T any](T) string { var z T; return fmt.Sprintf("%T", z) }

func pair[A, B any](a A, b B) string { return fmt.Sprintf("%T,%T", a, b) }

func same[T any](a, b T) string { return fmt.Sprintf("%T", a) }

func apply[A, B any](f func(A) B, a A) B { return f(a) }

func ident[T any](v T) T { return v }

func compose[A, B, C any](f func(A) B, g func(B) C) func(A) C {
	return func(a A) C { return g(f(a)) }
}

func keys[M ~map[K]V, K comparable, V any](m M) int { return len(m) }

func send[C ~chan<- T, T any](c C, v T) { c <- v }

func recv[T any](c <-chan T) T { return <-c }

type List[T any] struct {
	next *List[T]
	val  T
}

func Push[T any](l *List[T], v T) *List[T] { return &List[T]{l, v} }

func ptr[T any](v T) *T { return &v }

type Stack[E any, S ~[]E] struct{ s S }

func (st *Stack[E, S]) Push(e E) { st.s = append(st.s, e) }

type Fn func(int) string

func fnArg[F ~func(A) R, A, R any](f F, a A) R { return f(a) }

func arr[T any, A [3]T | [4]T](a A) int { return len(a) }

func iface[T fmt.Stringer](v T) string { return v.String() }

func (c Celsius) String() string { return fmt.Sprintf("%.1f°", float64(c)) }

func main() {
	fmt.Println(Map([]int{1, 2}, strconv.Itoa), Map(Temps{1.5}, func(c Celsius) string { return c.String() }))
	fmt.Println(Convert[string](7, strconv.Itoa), Convert[float64](2, func(i int) float64 { return float64(i) / 4 }))
	fmt.Printf("%T %v\n", Scale(Temps{1, 2}, 3), Scale(Temps{1, 2}, 3))
	fmt.Println(FromStrings[Int]([]string{"1", "23"}))
	fmt.Println(Max(1, 2.5, 2), Max("a", "b"), Max(3))
	fmt.Println(same(1, 2.0), same('a', 1), same(1, 2i), same[any](1, "x"), pair(1, 'x'), pair(1 < 2, 1<<3))
	fmt.Println(typeOf(1), typeOf('x'), typeOf(1.0), typeOf("s"), typeOf(1i), typeOf(true), typeOf[error](nil))
	fmt.Println(apply(ident[string], "id"), apply(ident, 4), apply[int](ident, 5))
	var f func(int) int = ident
	g := compose(strconv.Itoa, func(s string) []byte { return []byte(s + "!") })
	fmt.Println(f(3), string(g(12)))
	fmt.Println(keys(map[string]int{"a": 1}))
	c := make(chan int, 1)
	send((chan<- int)(c), 9)
	fmt.Println(recv(c))
	l := Push(Push(nil, "x"), "y")
	fmt.Println(l.val, l.next.val, *ptr(3), **ptr(ptr("z")))
	var st Stack[int, []int]
	st.Push(4)
	fmt.Printf("%v %T\n", st.s, st)
	fmt.Println(fnArg(Fn(strconv.Itoa), 5), fnArg(func(s string) int { return len(s) }, "four"))
	fmt.Println(arr[int]([3]int{}), arr[string, [4]string]([4]string{}))
	fmt.Println(iface(Celsius(3)))
	var h func([]string, func(string) int) []int = Map
	fmt.Println(h([]string{"a", "bc"}, func(s string) int { return len(s) }))
	m := map[string]func(float64) float64{"id": ident[float64]}
	fmt.Println(m["id"](2.5))
	k := func() func(string) string { return ident }()
	fmt.Println(k("returned"))
}
