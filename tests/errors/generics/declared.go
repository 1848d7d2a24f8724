package p

type A1[T any] interface{ T } // ERROR "term cannot be a type parameter"
type A2[T any] interface{ ~T } // ERROR "type in term ~T cannot be a type parameter"
type A3[T any] interface{ int | T } // ERROR "term cannot be a type parameter"
type A4[T any] interface{ int | ~T } // ERROR "type in term ~T cannot be a type parameter"
type A5[T any] interface{ *T | T | string } // ERROR "term cannot be a type parameter"
type A6[T any] struct{ T } // ERROR "embedded field type cannot be a \(pointer to a\) type parameter"
type A7[T any] struct{ *T } // ERROR "embedded field type cannot be a \(pointer to a\) type parameter"

func f1[P any, Q P]()           {} // ERROR "cannot use a type parameter as constraint"
func f2[P any, Q int | P]()     {} // ERROR "term cannot be a type parameter"
func f3[P any, Q ~P]()          {} // ERROR "type in term ~P cannot be a type parameter"
func f4[P any, Q interface{ P }]() {} // ERROR "term cannot be a type parameter"
func f5[P any]() {
	type L1 struct{ P } // ERROR "embedded field type cannot be a \(pointer to a\) type parameter"
	type L2 struct{ *P } // ERROR "embedded field type cannot be a \(pointer to a\) type parameter"
	type L3 interface{ P } // ERROR "term cannot be a type parameter"
	type L4 interface{ int | P } // ERROR "term cannot be a type parameter"
	type L5 P // ERROR "cannot use a type parameter as RHS in type declaration"
	var _ L1
}

type B2[T any] struct{ f *B2[B2[T]] }
type B6[T any] []B6[*T]
type B7[T any] struct{ n *B8[B7[T]] }
type B8[T any] struct{ n *B7[B8[T]] }
type B9[T any] func(B9[[]T])
type C1[T C2[T]] interface{ m(T) } // ERROR "invalid recursive type C1"
type C2[T C1[T]] interface{ m(T) }

func shadow[int any, error any](x int) error {
	var y string = x // ERROR "y declared and not used" "cannot use x \(variable of type int /\* with int declared at \S*\w+\.go:\d+:\d+ \*/ constrained by any\) as string value in variable declaration"
	return x // ERROR "cannot use x \(variable of type int /\* with int declared at \S*\w+\.go:\d+:\d+ \*/ constrained by any\) as error /\* with error declared at \S*\w+\.go:\d+:\d+ \*/ value in return statement"
}

type S[string any] struct{ f string }

func (s S[int]) get() int { return s } // ERROR "cannot use s \(variable of type S\[int /\* with int declared at \S*\w+\.go:\d+:\d+ \*/\]\) as int /\* with int declared at \S*\w+\.go:\d+:\d+ \*/ value in return statement"

func (s S[T]) get2() T { return 1 } // ERROR "cannot use 1 \(untyped int constant\) as T value in return statement"
func (s S[_]) get3() T { return 1 } // ERROR "undefined: T"
func (s *S[A]) get4(A int) {} // ERROR "A redeclared in this block"
func (S[T, U]) get5() {} // ERROR "too many type arguments for type S: have 2, want 1"
func (S[S]) get7()    {} // ERROR "invalid operation: S\[S\] \(S is not a generic type\)"
func (x S[*T]) get8() {} // ERROR "receiver type parameter \*T must be an identifier" "undefined: T"
func (x *(S[T])) get9() {}
