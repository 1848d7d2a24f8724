package main

import "sync"

type job struct {
	mu sync.Mutex
	n  int
}

func make1() job   { return job{n: 1} }
func make2() *job  { return &job{} }

func main() {
	a := job{n: 1}
	b := make1()
	var c = make1()
	d := *make2()
	list := []job{{n: 1}, make1()}
	a = job{}
	_, _, _, _, _ = &a, &b, &c, &d, list[0].n
}
