// exit: 2
// What %T, panics and tracebacks call instances.
package main

import (
	"errors"
	"fmt"
	"sort"
)

type Pair[A, B any] struct {
	a A
	b B
}

func (p Pair[A, B]) Swap() Pair[B, A] { return Pair[B, A]{p.b, p.a} }

func (p *Pair[A, B]) Fail() { panic(*p) }

type Set[T comparable] map[T]struct{}

type Err[T any] struct{ v T }

func (e Err[T]) Error() string { return fmt.Sprintf("bad %T %v", e.v, e.v) }

type local[T any] interface{ m(T) }

type Embeds[T any] struct {
	Pair[T, []T]
	*Set2[T]
}
type Set2[T any] struct{ s []T }

func in[T any](v T) any {
	type box struct{ v T }
	type Wrapper[U any] struct{ u U }
	_ = Wrapper[int]{}
	return box{v}
}

func lift[T any](v T) (err error) {
	defer func() { err = fmt.Errorf("%v", recover()) }()
	var x any = v
	_ = x.(Pair[T, T])
	return
}

func Map[T, R any](s []T, f func(T) R) (out []R) {
	for _, v := range s {
		out = append(out, f(v))
	}
	return
}

type Chain[T any] struct{ f []func(T) T }

func (c *Chain[T]) Run(v T) T {
	return Map([]T{v}, func(v T) T {
		for _, f := range c.f {
			v = f(v)
		}
		return v
	})[0]
}

func main() {
	p := Pair[int, string]{1, "x"}
	fmt.Printf("%T %T %+v\n", p, p.Swap(), p.Swap())
	fmt.Printf("%T %T\n", Pair[[]Pair[int, error], map[string]*Pair[bool, any]]{}, &Pair[struct{ X int }, func(int) error]{})
	fmt.Printf("%T %T %T\n", Set[string]{}, Err[Set[int]]{}, Embeds[rune]{})
	fmt.Printf("%T %T\n", in(1), in([]string{}))
	fmt.Printf("%T %v %T\n", p.Swap, (func())(nil) == nil, Pair[int, int].Swap)
	fmt.Printf("%#v %#v\n", p, Set[int]{1: {}})
	fmt.Println(lift(1), lift(p))
	var e Err[int]
	fmt.Println(errors.As(fmt.Errorf("w: %w", Err[int]{3}), &e), e)
	var s any = Set[int]{}
	switch s.(type) {
	case Set[string]:
		fmt.Println("strings")
	case Set[int]:
		fmt.Println("ints")
	}
	names := []string{}
	for _, v := range []any{Err[int]{}, &p, Set[bool]{}, []Pair[int8, int8]{}} {
		names = append(names, fmt.Sprintf("%T", v))
	}
	sort.Strings(names)
	fmt.Println(names)
	c := Chain[*Pair[int, string]]{}
	c.f = append(c.f, func(p *Pair[int, string]) *Pair[int, string] { p.Fail(); return nil })
	c.Run(&p)
}
