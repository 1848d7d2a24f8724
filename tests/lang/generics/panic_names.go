// main.do[...].func1: a literal in a generic function, panicking again.
// exit: 2
package main

import "fmt"

type M[K comparable, V any] map[K]V

func (m M[K, V]) Get(k K) V { return m.must(k) }
func (m M[K, V]) must(k K) V {
	v, ok := m[k]
	if !ok {
		panic(fmt.Errorf("no %v", k))
	}
	return v
}

type W[T any] struct{ M[string, T] }

func do[T any](w W[T]) T {
	defer func() {
		r := recover()
		fmt.Println("rec", r)
		panic(r)
	}()
	return w.Get("k")
}
func main() {
	do(W[[]int]{M[string, []int]{}})
}
