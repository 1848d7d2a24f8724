package main

type node struct {
	next *node
	v    int
}

func main() {
	n := &node{}
	p := &n.v
	*p = *p // WANT "self-assignment of \*p to \*p"
	n.next = n.next // WANT "self-assignment of n\.next to n\.next"
	(*n).v = (*n).v // WANT "self-assignment of \(\*n\)\.v to \(\*n\)\.v"
	*n = *n // WANT "self-assignment of \*n to \*n"
}
