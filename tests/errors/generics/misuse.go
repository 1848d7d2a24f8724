package p

import (
	"cmp"
	"fmt"
	"sort"
)

type Num interface{ ~int | ~float64 }

func F[T Num](a, b T) T     { return a + b }
func G[K comparable, V any](m map[K]V) {}
func H[T any](f func(T) T) {}
func I[S ~[]E, E any](s S)  {}
func J[T fmt.Stringer](t T) {}
func K[P interface{ *T; M() }, T any](p P) {}
func L[A, B any]() (a A, b B) { return }

type Pair[A, B any] struct {
	a A
	b B
}

func (p Pair[A, B, C]) three() {} // ERROR "too many type arguments for type Pair: have 3, want 2"
func (p Pair[int, B]) two() int { return 0 } // ERROR "cannot use 0 \(untyped int constant\) as int /\* with int declared at \S*\w+\.go:\d+:\d+ \*/ value in return statement"

type N int

func use() {
	F(1, "a") // ERROR "mismatched types untyped int and untyped string \(cannot infer T\)"
	F("a", "b") // ERROR "string does not satisfy Num \(string missing in ~int \| ~float64\)"
	F(1, 2.5)
	var i int
	var f float64
	F(i, f) // ERROR "type float64 of f does not match inferred type int for T"
	F[int](i, f) // ERROR "cannot use f \(variable of type float64\) as int value in argument to F\[int\]"
	F[string]("a", "b") // ERROR "string does not satisfy Num \(string missing in ~int \| ~float64\)"
	F[int, int](1, 2) // ERROR "got 2 type arguments but want 1"
	F[N](1, 2)
	G(map[string]int{})
	G[[]int, int](nil) // ERROR "\[\]int does not satisfy comparable"
	G(1) // ERROR "cannot infer K \S*\w+\.go:\d+:\d+\)"
	H(func(x int) string { return "" }) // ERROR "type func\(x int\) string of func\(x int\) string \{…\} does not match inferred type func\(int\) int for func\(T\) T"
	H(nil) // ERROR "cannot infer T \S*\w+\.go:\d+:\d+\)"
	I(3) // ERROR "cannot infer E \S*\w+\.go:\d+:\d+\)"
	I([]int{})
	J(3) // ERROR "int does not satisfy fmt\.Stringer \(missing method String\)"
	J[N](3) // ERROR "N does not satisfy fmt\.Stringer \(missing method String\)"
	K(&i) // ERROR "\*int does not satisfy interface\{M\(\); \*int\} \(missing method M\)"
	L() // ERROR "cannot infer A \S*\w+\.go:\d+:\d+\)"
	L[int]() // ERROR "cannot infer B \S*\w+\.go:\d+:\d+\)"
	_ = L // ERROR "cannot use generic function L without instantiation"
	_ = F // ERROR "cannot use generic function F without instantiation"
	_ = Pair{1, 2} // ERROR "cannot use generic type Pair\[A, B any\] without instantiation"
	_ = Pair[int]{1, 2} // ERROR "not enough type arguments for type Pair: have 1, want 2"
	_ = Pair[int, string]{1, 2} // ERROR "cannot use 2 \(untyped int constant\) as string value in struct literal"
	var p Pair // ERROR "cannot use generic type Pair\[A, B any\] without instantiation"
	var q Pair[int] // ERROR "not enough type arguments for type Pair: have 1, want 2"
	var r Pair[int, int, int] // ERROR "too many type arguments for type Pair: have 3, want 2"
	var x Num // ERROR "cannot use type Num outside a type constraint: interface contains type constraints"
	var y comparable // ERROR "cannot use type comparable outside a type constraint: interface is \(or embeds\) comparable"
	var z cmp.Ordered // ERROR "cannot use type cmp\.Ordered outside a type constraint: interface contains type constraints"
	var _ interface{ ~int } // ERROR "cannot use type interface\{~int\} outside a type constraint: interface contains type constraints"
	_ = x == y
	sort.Slice([]int{}, 3) // ERROR "cannot use 3 \(untyped int constant\) as func\(i int, j int\) bool value in argument to sort\.Slice"
	_, _, _, _ = p, q, r, z
}

type Bad1[T int] interface{ T } // ERROR "term cannot be a type parameter"
type Bad2[T any] T // ERROR "cannot use a type parameter as RHS in type declaration"
type Bad3[T any] struct{ T } // ERROR "embedded field type cannot be a \(pointer to a\) type parameter"
type Bad4[T any] interface{ int | T } // ERROR "term cannot be a type parameter"
type Bad5 interface{ int | comparable } // ERROR "cannot use comparable in union"
type Bad6 interface{ int | fmt.Stringer } // ERROR "cannot use fmt\.Stringer in union \(fmt\.Stringer contains methods\)"
type Bad7 interface{ ~N } // ERROR "invalid use of ~ \(underlying type of N is int\)"
type Bad8 interface{ ~error } // ERROR "invalid use of ~ \(error is an interface\)"
type Bad9 interface{ int | ~int } // ERROR "overlapping terms ~int and int"
type Bad10[T *int,] struct{}
type Bad11[T Bad11[T]] struct{} // ERROR "invalid recursive type: Bad11 refers to itself"
type Bad12[P *Q, Q any] struct{}
type Bad13[T any, T any] struct{} // ERROR "T redeclared in this block"
type Bad15[T any] struct{ f *Bad15[Bad15[T]] }
type Bad16[T interface{ m() }] struct{ x T }
var _ Bad16[int] // ERROR "int does not satisfy interface\{m\(\)\} \(missing method m\)"

func cyc[T any](n int, v T) {
	if n > 0 {
		cyc(n-1, &v)
	}
}

func cyc1[T any]() { cyc2[[]T]() }
func cyc2[T any]() { cyc1[map[string]T]() }

func ops[T any, U comparable, S ~[]int | ~string, M map[string]int | []int](t T, u U, s S, m M) {
	_ = t == t // ERROR "invalid operation: t == t \(incomparable types in type set\)"
	_ = t + t // ERROR "invalid operation: operator \+ not defined on t \(variable of type T constrained by any\)"
	_ = t.x // ERROR "t\.x undefined \(type T has no field or method x\)"
	t.M() // ERROR "t\.M undefined \(type T has no field or method M\)"
	_ = u == u
	_ = u < u // ERROR "invalid operation: u < u \(type parameter U is not comparable with <\)"
	_ = s[0] // ERROR "invalid operation: cannot index s \(variable of type S constrained by ~\[\]int \| ~string\)"
	s[0] = 1 // ERROR "invalid operation: cannot index s \(variable of type S constrained by ~\[\]int \| ~string\)"
	for range t { // ERROR "cannot range over t \(variable of type T constrained by any\): no core type"
	}
	for _, r := range s { // ERROR "cannot range over s \(variable of type S constrained by ~\[\]int \| ~string\): no core type"
		_ = r
	}
	_ = len(t) // ERROR "invalid argument: t \(variable of type T constrained by any\) for len"
	_ = len(s)
	_ = T(1) // ERROR "cannot convert 1 \(untyped int value\) to type T: T does not contain specific types"
	var i int = t // ERROR "cannot use t \(variable of type T constrained by any\) as int value in variable declaration"
	_ = t.(int) // ERROR "invalid operation: cannot use type assertion on type parameter value t \(variable of type T constrained by any\)"
	switch t.(type) { // ERROR "cannot use type switch on type parameter value t \(variable of type T constrained by any\)"
	}
	_ = m["a"] // ERROR "invalid operation: cannot index m \(variable of type M constrained by map\[string\]int \| \[\]int\)"
	t = nil // ERROR "cannot use nil as T value in assignment"
	t = 0 // ERROR "cannot use 0 \(untyped int constant\) as T value in assignment"
	_ = *t // ERROR "invalid operation: cannot indirect t \(variable of type T constrained by any\)"
	t() // ERROR "invalid operation: cannot call non-function t \(variable of type T constrained by any\)"
	_ = <-t // ERROR "invalid operation: cannot receive from t \(variable of type T constrained by any\) \(no core type\)"
	_ = make(T) // ERROR "invalid argument: cannot make T: no core type"
	_ = T{} // ERROR "invalid composite literal type T"
	_ = new(T)
	const c T = 1 // ERROR "invalid constant type T"
	type L[X any] []X
	_ = S("x") // ERROR "cannot convert \"x\" \(untyped string value\) to type S: cannot convert \"x\" \(untyped string constant\) to type \[\]int \(in S\)"
	_ = append(s, 1) // ERROR "first argument to append must be a slice; s \(variable of type S constrained by ~\[\]int \| ~string\) has no core type"
	_ = cap(s) // ERROR "invalid argument: s \(variable of type S constrained by ~\[\]int \| ~string\) for cap"
	_ = i
}
