package main

type node struct {
	v    int
	next *node
}

func main() {
	p := &node{1, &node{2, nil}}
	for ; p != nil; p = p.next {
		go func() { println(p.v) }() // WANT "loop variable p captured by func literal"
	}
	for q := p; q != nil; q = q.next {
		go func() { println(q.v, p) }()
	}
}
