// Method expressions and values through embedded interfaces and nil.
package main

import "fmt"

type I interface{ M() string }
type J interface {
	I
	N(int) int
}
type T struct{ s string }

func (t T) M() string    { return "T.M " + t.s }
func (t *T) N(i int) int { t.s += "!"; return i + len(t.s) }

type E struct {
	*T
	x int
}
type D struct{ J }
type DD struct {
	D
	I2
}
type I2 interface{ K() }
type k struct{}

func (k) K() { fmt.Println("K") }

func main() {
	t := &T{"a"}
	f := J.M
	g := J.N
	fmt.Println(f(t), g(t, 1))
	e := E{t, 1}
	h := E.M
	n := E.N
	n2 := (*E).N
	fmt.Println(h(e), n(e, 2), n2(&e, 3), t.s)
	d := DD{D{t}, k{}}
	mm := DD.M
	mn := (*DD).N
	kk := DD.K
	fmt.Println(mm(d), mn(&d, 1))
	kk(d)
	mv := d.M
	d.J = nil
	fmt.Println(mv())
	func() {
		defer func() { fmt.Println(recover()) }()
		_ = d.M
		fmt.Println("not reached")
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		var e E
		_ = e.M
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		var e E
		x := e.N
		fmt.Println("bound")
		x(1)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		var p *T
		_ = p.M
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		var j J
		j.M()
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		var p *DD
		p.K()
	}()
	fmt.Printf("%T %T %T %T\n", f, g, n2, mn)
	fmt.Println(interface{ M() string }.M(t))
	st := struct{ T }{T{"q"}}
	fmt.Println(st.M(), (struct{ T }).M(st), (*struct{ T }).M(&st))
	var i I = st
	fmt.Printf("%T\n", i)
	_, ok := i.(J)
	_, ok2 := I(&st).(J)
	fmt.Println(ok, ok2)
	fn := t.N
	t2 := *t
	t = &t2
	fn(1)
	fmt.Println(t.s, t2.s)
	var a, b any = t.M, 1
	func() {
		defer func() { fmt.Println(recover()) }()
		fmt.Println(a == b)
		fmt.Println(a == a)
	}()
}
