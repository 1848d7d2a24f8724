package main

type G[P, Q any] struct{ a P }

func (g G[P]) one()          {} // ERROR "got 1 type parameter, but receiver base type declares 2" "not enough type arguments for type G: have 1, want 2"
func (G[P]) unnamed()        {} // ERROR "got 1 type parameter, but receiver" "not enough type arguments"
func (g G) none()            {} // ERROR "cannot use generic type G\[P, Q any\] without instantiation"
func (g *G[P, Q, R]) three() {} // ERROR "too many type arguments for type G: have 3, want 2"
func (g **G[P, Q]) twice()   {} // ERROR "invalid receiver type \*\*G\[P, Q\]"
func (g G[P, Q]) twice()     {} // ERROR "method G.twice already declared at .*:9:20"

// Wrong, and yet methods of S.
type S struct{}

func (s **S) m()  {} // ERROR "invalid receiver type \*\*S"
func (s ***S) n() {} // ERROR "invalid receiver type \*\*\*S"
func (s *S) m()   {} // ERROR "method S.m already declared"

// With an alias between the stars they are none.
type A = *S

func (a *A) x() {} // ERROR "invalid receiver type \*\*S"
func (a A) x()  {}

func main() {
	var s S
	s.n()
	s.x()
}
