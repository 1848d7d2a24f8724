package p

// The message stands where the cycle's first step is written, an instance where it is spelled.
type Box[P any] struct{ f P }
type A struct{ x Box[A] } // ERROR "invalid recursive type A\n.*:6: A refers to\n.*:18: Box refers to\n.*:6: A"
type B[P any] struct {
	f *P
	g C[P] // ERROR "invalid recursive type C"
}
type C[P any] struct{ h D[P] }
type D[P any] struct{ i B[P] }
type E struct{ a [2]Box[E] } // ERROR "invalid recursive type E"
type Pair[P any] struct{ p P }
type F struct { // ERROR "invalid recursive type F"
	u Pair[struct{ f F }]
}
