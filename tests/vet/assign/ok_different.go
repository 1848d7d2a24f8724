package main

type t struct{ a, b int }

func main() {
	var s, u t
	s.a = s.b
	s.a = u.a
	x := 1
	var y any = x
	x = y.(int)
	_ = x
	f := func() (int, int) { return x, x }
	x, s.a = f()
}
