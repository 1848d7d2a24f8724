package p

var n = 3

const big = 1 << 62
const f = 2.0

var (
	a [n]int // ERROR "invalid array length n"
	b [-1]int // ERROR "invalid array length -1 \(untyped int constant\)"
	c [1.5]int // ERROR "array length 1\.5 \(untyped float constant\) must be integer"
	d ["3"]int // ERROR "array length \"3\" \(untyped string constant\) must be integer"
	e [f]int
	g [...]int // ERROR "invalid use of \[\.\.\.\] array \(outside a composite literal\)"
	h [1 << 64]int // ERROR "invalid array length 1 << 64 \(untyped int constant 18446744073709551616\)"
	i [len("abc")]int
	j [nothing]int // ERROR "undefined array length nothing or missing type constraint"
	k [int]int // ERROR "invalid array length int"
	l []undefined // ERROR "undefined: undefined"
	m map[string]undefined // ERROR "undefined: undefined"
	o chan undefined // ERROR "undefined: undefined"
	p *undefined // ERROR "undefined: undefined"
	q func(undefined) undefined // ERROR "undefined: undefined"
	r [2][n]int // ERROR "invalid array length n"
	s n // ERROR "n \(variable of type int\) is not a type"
	t [big]byte
)

type N [N2]int // ERROR "invalid array length N2"
type N2 int

func _() {
	var x int
	var y [x]int // ERROR "invalid array length x"
	var z x // ERROR "x \(variable of type int\) is not a type"
	_, _ = y, z
	_ = [...]int{1, 2, 3}
	var w [...]int = [...]int{1} // ERROR "invalid use of \[\.\.\.\] array \(outside a composite literal\)"
	_ = w
}
