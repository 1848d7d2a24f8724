package main

type x struct{ ptr *x }

func main() {
	var a, b x
	a.ptr = &b
	b.ptr = &a
}
