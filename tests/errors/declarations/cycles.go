package p

var (
	a = b // ERROR "initialization cycle for a"
	b = c
	c = a
)

var direct = direct // ERROR "initialization cycle: direct refers to itself"

var viaFunc = value() // ERROR "initialization cycle for viaFunc"

func value() int { return helper() }
func helper() int {
	f := func() int { return viaFunc }
	return f()
}

type T struct{}

func (T) method() int { return viaMethod }

var viaMethod = T{}.method() // ERROR "initialization cycle for viaMethod"
var methodExpr = T.other // ERROR "initialization cycle for methodExpr"

func (T) other() { _ = methodExpr }

const (
	c1 = c2 + 1 // ERROR "initialization cycle for c1"
	c2 = c3
	c3 = c1
)

const size = len(array) // ERROR "initialization cycle for size"

var array [size]int

var fine = func() int { return 1 }()

type A [len(x)]int // ERROR "invalid recursive type A"

var x A

var p1 = &p2 // ERROR "initialization cycle for p1"
var p2 = &p1
