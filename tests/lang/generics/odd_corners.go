// Type switches over type parameters, conversions, failed assertions with generic types.
package main

import "fmt"

type Shape interface{ Area() float64 }
type Sq float64

func (s Sq) Area() float64 { return float64(s * s) }

type Cell[T any] struct{ V T }

func (c Cell[T]) Get() T     { return c.V }
func (c *Cell[T]) Put(v T)   { c.V = v }
func (Cell[T]) Kind() string { var z T; return fmt.Sprintf("%T", z) }

type Getter[T any] interface{ Get() T }
type Box[T Shape] struct {
	Cell[T]
	Getter[T]
}

func kind[T any](x T) string {
	switch any(x).(type) {
	case int:
		return "int"
	case []T:
		return "[]T"
	case Cell[T]:
		return "Cell[T]"
	case map[string]T, chan T:
		return "m/c"
	case interface{ Area() float64 }:
		return "shape"
	case func(T) T:
		return "func"
	case nil:
		return "nil"
	case *T:
		return "*T"
	case error:
		return "err"
	}
	return "?"
}
func sw[A, B any](x any) string {
	switch v := x.(type) {
	case A:
		return fmt.Sprintf("A %T", v)
	case B:
		return fmt.Sprintf("B %T", v)
	case []A:
		return fmt.Sprintf("[]A %T", v)
	case map[string]B:
		return "mapB"
	case Cell[A]:
		return fmt.Sprint("cell", v.Get())
	case *Cell[B]:
		return "pcell" + v.Kind()
	default:
		return fmt.Sprintf("def %T", v)
	}
}
func asrt[T any](x any) (r T, ok bool)          { r, ok = x.(T); return }
func conv[T, U ~int | ~float64 | ~uint8](x T) U { return U(x) }
func str[T ~[]byte | ~string | ~[]rune](x T) (string, []byte, []rune) {
	return string(x), []byte(string(x)), []rune(string(x))
}
func idx[T ~[]E | ~[3]E | ~*[3]E, E any](x T, i int) E { return any(x).([]E)[i] }
func rng[T ~[]E, E any](x T) int {
	n := 0
	for i := range x {
		n += i
	}
	return n
}
func cmpr[T comparable](a, b T) bool { return a == b }
func ptr[T any](x T) *T              { return &x }
func zero[T any]() (z T)             { return }
func ch[T any](n int, f func(int) T) <-chan T {
	c := make(chan T, n)
	go func() {
		defer close(c)
		for i := 0; i < n; i++ {
			c <- f(i)
		}
	}()
	return c
}

type Fn[T any] func(T) Fn[T]

func main() {
	b := Box[Sq]{Cell[Sq]{3}, Cell[Sq]{4}}
	fmt.Println(b.Cell.Get().Area(), b.Getter.Get(), b.Kind())
	b.Put(5)
	put := b.Put
	b.Cell.V = 7
	put(8)
	fmt.Println(b.V)
	g := Getter[Sq].Get
	fmt.Println(g(b.Cell), Cell[int].Get(Cell[int]{6}))
	h := (*Cell[string]).Put
	c := Cell[string]{}
	h(&c, "z")
	fmt.Println(c)
	fmt.Println(kind(1), kind("a"), kind(Sq(1)), kind([]int{}), kind[any](nil), kind[any]([]any{}), kind[error](fmt.Errorf("x")), kind[any](Cell[any]{}), kind(ptr(1)))
	fmt.Println(sw[int, string](1), sw[int, string]("x"), sw[int, int](1), sw[int, string]([]int{}), sw[int, string](map[string]string{}), sw[int, string](Cell[int]{4}), sw[int, string](&Cell[string]{}), sw[any, error](3), sw[error, any](nil))
	fmt.Println(asrt[int](3))
	fmt.Println(asrt[string](3))
	fmt.Println(asrt[error](3))
	fmt.Println(asrt[Shape](Sq(2)))
	fmt.Println(asrt[any](nil))
	fmt.Println(conv[float64, int](3.9), conv[int, uint8](300), conv[uint8, float64](200))
	fmt.Println(str("hé"))
	fmt.Println(str([]byte{0xff, 'a'}))
	fmt.Println(str([]rune{'é', -1, 0x110000}))
	fmt.Println(rng([]int{1, 2, 3}), rng([]string{"", ""}))
	fmt.Println(cmpr(1, 1), cmpr[any](1, "a"), cmpr[any](1, 1), cmpr([2]string{"a"}, [2]string{"a"}), cmpr[error](nil, nil), cmpr(Cell[int]{1}, Cell[int]{1}))
	func() {
		defer func() { fmt.Println(recover()) }()
		cmpr[any]([]int{}, []int{})
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		cmpr[any](Cell[any]{func() {}}, Cell[any]{func() {}})
	}()
	fmt.Println(*ptr(3), zero[*int]() == nil, zero[[2]Cell[string]]())
	s := 0
	for v := range ch(4, func(i int) Cell[int] { return Cell[int]{i} }) {
		s += v.V
	}
	fmt.Println(s)
	n := 0
	var f Fn[int]
	f = func(x int) Fn[int] { n += x; return f }
	f(1)(2)(3)
	fmt.Printf("%d %T\n", n, f)
	func() {
		defer func() { fmt.Println(recover()) }()
		var x any = Cell[int]{}
		_ = x.(Cell[string])
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		var x any = Cell[int]{}
		_ = x.(interface{ Put(int) })
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		var x Getter[int] = Cell[int]{}
		_ = x.(Getter[string])
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		var x Getter[int]
		_ = x.(Cell[int])
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		var x Getter[Cell[int]]
		x.Get()
	}()
}
