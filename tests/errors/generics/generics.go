package p

type G[T any] struct{ f T }
type N[T int | ~string, U comparable] struct{ f T }
type Plain int

var (
	a Plain[int] // ERROR "invalid operation: Plain\[int\] \(Plain is not a generic type\)"
	b G[int, string] // ERROR "too many type arguments for type G: have 2, want 1"
	c N[int] // ERROR "not enough type arguments for type N: have 1, want 2"
	d N[float64, int] // ERROR "float64 does not satisfy int \| ~string \(float64 missing in int \| ~string\)"
	e N[int, []int] // ERROR "\[\]int does not satisfy comparable"
	f G // ERROR "cannot use generic type G\[T any\] without instantiation"
	g G[undefined] // ERROR "undefined: undefined"
	h N[string, func()] // ERROR "func\(\) does not satisfy comparable"
	i N[named, any]
)

type named string

func (g G[T]) M()         {}
func (g G[A, B]) M2()     {} // ERROR "too many type arguments for type G: have 2, want 1"
func (g G) M3()           {} // ERROR "cannot use generic type G\[T any\] without instantiation"
func (g *G[T]) M4() T     { return g.f }
func (g G[T]) M()         {} // ERROR "method G\.M already declared at .*generics\.go:21:15"

func F[T any, U int](t T) {}
func F2[T any](a, b T)    {}
func F3[T ~int](a T)      {}
func F4[T any]() T        { var z T; return z }

type St interface{ int | string }
type Cm interface{ comparable }

var st St // ERROR "cannot use type St outside a type constraint: interface contains type constraints"
var cm comparable // ERROR "cannot use type comparable outside a type constraint: interface is \(or embeds\) comparable"
var cm2 Cm // ERROR "cannot use type Cm outside a type constraint: interface is \(or embeds\) comparable"

func use() {
	F(1)
	F[int]("a") // ERROR "cannot use \"a\" \(untyped string constant\) as int value in argument to F\[int\]"
	F2(1, "a") // ERROR "mismatched types untyped int and untyped string \(cannot infer T\)"
	F2[int, int, int](1, 2) // ERROR "got 3 type arguments but want 1"
	F3("a") // ERROR "string does not satisfy ~int \(string missing in ~int\)"
	F3[string]("a") // ERROR "string does not satisfy ~int \(string missing in ~int\)"
	_ = F2 // ERROR "cannot use generic function F2 without instantiation"
	F2(nil, nil) // ERROR "cannot infer T \(.*\)"
	F2(1, 2.5)
	var s []string
	F3(s) // ERROR "T \(type \[\]string\) does not satisfy ~int"
	F4() // ERROR "cannot infer T \(.*\)"
	_ = F4[int]()
	var x int8
	F2(x, 1000) // ERROR "cannot use 1000 \(untyped int constant\) as int8 value in argument to F2 \(overflows\)"
	G[int]{}.M4() // ERROR "cannot call pointer method M4 on G\[int\]"
	G[int]{}.M5() // ERROR "G\[int\]\{\}\.M5 undefined \(type G\[int\] has no field or method M5\)"
	_ = G{} // ERROR "cannot use generic type G\[T any\] without instantiation"
}

type P1[T any] T // ERROR "cannot use a type parameter as RHS in type declaration"
type P2[T missing] int // ERROR "undefined: missing"
type P3[T interface{ m() }] int

var p3 P3[int] // ERROR "int does not satisfy interface\{m\(\)\} \(missing method m\)"

func (P3[int]) foo() {}

func body[T any, S ~[]T](t T, s S) {
	t.foo() // ERROR "t\.foo undefined \(type T has no field or method foo\)"
	_ = t + t // ERROR "invalid operation: operator \+ not defined on t \(variable of type T constrained by any\)"
	_ = t == t // ERROR "invalid operation: t == t \(incomparable types in type set\)"
	for _, x := range s {
		_ = x
	}
	var i any = t
	_ = i
	_ = t.(int) // ERROR "invalid operation: cannot use type assertion on type parameter value t \(variable of type T constrained by any\)"
}

type U1 interface{ ~named } // ERROR "invalid use of ~ \(underlying type of named is string\)"
type U2 interface{ int | int } // ERROR "overlapping terms int and int"
type U3 interface{ ~int | int } // ERROR "overlapping terms int and ~int"
type U4 interface{ int | St2 } // ERROR "cannot use .*St2 in union"
type St2 interface{ m() }
type U5 interface{ comparable | int } // ERROR "cannot use comparable in union"
type Al[T any] = G[T] // ERROR "generic type cannot be alias"
