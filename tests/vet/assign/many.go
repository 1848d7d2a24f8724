// One thing to itself, spelt in many ways.
package main

type T struct {
	a, b int
	p    *T
	s    []int
	m    map[string]int
}

func f() *T  { return nil }
func g() int { return 0 }

var gl int

func main() {
	x, y := 1, 2
	x = x       // WANT "^self-assignment of x to x"
	x, y = x, y // WANT "^self-assignment of x to x" "^self-assignment of y to y"
	x, y = y, x
	x, y = x, x // WANT "^self-assignment of x to x"
	var t T
	t.a = t.a // WANT "^self-assignment of t\.a to t\.a"
	t.a = t.b
	t.p.a = t.p.a     // WANT "^self-assignment of t\.p\.a to t\.p\.a"
	t.p.p.p = t.p.p.p // WANT "^self-assignment of t\.p\.p\.p to t\.p\.p\.p"
	t.s[0] = t.s[0]   // WANT "^self-assignment of t\.s\[0\] to t\.s\[0\]"
	t.s[x] = t.s[x]   // WANT "^self-assignment of t\.s\[x\] to t\.s\[x\]"
	t.s[g()] = t.s[g()]
	t.m["a"] = t.m["a"]
	t.m["a"] = t.m["b"]
	f().a = f().a
	*t.p = *t.p // WANT "^self-assignment of \*t\.p to \*t\.p"
	(x) = (x)   // WANT "^self-assignment of \(x\) to \(x\)"
	(x) = x
	x = (x)
	x += x
	x |= x
	var z = z2
	z = z   // WANT "^self-assignment of z to z"
	gl = gl // WANT "^self-assignment of gl to gl"
	t = t   // WANT "^self-assignment of t to t"
	t.p = (t).p
	t.p = (*(&t)).p
	_, x = x, x // WANT "^self-assignment of x to x"
	_ = _x
	for x = x; ; x = x { // WANT "^self-assignment of x to x" "^self-assignment of x to x"
		break
	}
	if x = x; x > 0 { // WANT "^self-assignment of x to x"
	}
	t.s[x+1] = t.s[x+1] // WANT "^self-assignment of t\.s\[x\+1\] to t\.s\[x\+1\]"
	t.s[x+1] = t.s[1+x]
	t.s[len(t.s)] = t.s[len(t.s)]
	a := [2]int{}
	a[0], a[1] = a[0], a[1] // WANT "^self-assignment of a\[0\] to a\[0\]" "^self-assignment of a\[1\] to a\[1\]"
	a[0], a[1] = a[1], a[0]
	pa := &a
	pa[0] = pa[0] // WANT "^self-assignment of pa\[0\] to pa\[0\]"
	pa[0] = (*pa)[0]
	*pa = *pa // WANT "^self-assignment of \*pa to \*pa"
	ch := make(chan int)
	x = <-ch
	t.s[<-ch] = t.s[<-ch]
	func() { x = x }() // WANT "^self-assignment of x to x"
	t.s = t.s[:]
	t.m[string("a")] = t.m[string("a")]
	fn := func() {}
	fn = fn // WANT "^self-assignment of fn to fn"
	_, _ = fn, z
	var i any = x
	i = i // WANT "^self-assignment of i to i"
	i = i.(int)
	*(&x) = *(&x)             // WANT "^self-assignment of \*\(&x\) to \*\(&x\)"
	t.s[0:1][0] = t.s[0:1][0] // WANT "^self-assignment of t\.s\[0:1\]\[0\] to t\.s\[0:1\]\[0\]"
	t.s[(func() int { return 0 })()] = t.s[(func() int { return 0 })()]
	[]int{1}[0] = []int{1}[0]     // WANT "^self-assignment of \[\]int\{1\}\[0\] to \[\]int\{1\}\[0\]"
	T{}.s[0] = T{}.s[0]           // WANT "^self-assignment of T\{\}\.s\[0\] to T\{\}\.s\[0\]"
	G[int]{}.v[0] = G[int]{}.v[0] // WANT "^self-assignment of G\[int\]\{\}\.v\[0\] to G\[int\]\{\}\.v\[0\]"
}

type G[X any] struct{ v []X }

func (g *G[X]) m() { g.v = g.v; *g = *g; g = g } // WANT "^self-assignment of g\.v to g\.v" "^self-assignment of \*g to \*g" "^self-assignment of g to g"

var z2, _x = 1, 2
