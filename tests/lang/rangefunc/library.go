//go:build go1.23

// The iterators of slices, maps and iter.
package main

import (
	"cmp"
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"
)

func filter[V any](seq iter.Seq[V], keep func(V) bool) iter.Seq[V] {
	return func(yield func(V) bool) {
		for v := range seq {
			if keep(v) && !yield(v) {
				return
			}
		}
	}
}

func mapped[A, B any](seq iter.Seq[A], f func(A) B) iter.Seq[B] {
	return func(yield func(B) bool) {
		seq(func(a A) bool { return yield(f(a)) })
	}
}

func zip[A, B any](a iter.Seq[A], b iter.Seq[B]) iter.Seq2[A, B] {
	return func(yield func(A, B) bool) {
		next, stop := iter.Pull(b)
		defer stop()
		for x := range a {
			y, ok := next()
			if !ok || !yield(x, y) {
				return
			}
		}
	}
}

func naturals(yield func(int) bool) {
	for i := 0; yield(i); i++ {
	}
}

type Tree[T any] struct {
	left, right *Tree[T]
	v           T
}

func (t *Tree[T]) All() iter.Seq[T] {
	return func(yield func(T) bool) { t.push(yield) }
}

func (t *Tree[T]) push(yield func(T) bool) bool {
	return t == nil || t.left.push(yield) && yield(t.v) && t.right.push(yield)
}

func (t *Tree[T]) Insert(v T, cmp func(T, T) int) *Tree[T] {
	switch {
	case t == nil:
		return &Tree[T]{v: v}
	case cmp(v, t.v) < 0:
		t.left = t.left.Insert(v, cmp)
	default:
		t.right = t.right.Insert(v, cmp)
	}
	return t
}

type byLen []string

func main() {
	words := []string{"pear", "fig", "apple", "kiwi"}
	for i, w := range slices.All(words) {
		fmt.Print(i, w, " ")
	}
	for i, w := range slices.Backward(words) {
		fmt.Print(i, w, " ")
	}
	fmt.Println()
	fmt.Println(slices.Collect(slices.Values(words)), slices.Sorted(slices.Values(words)))
	fmt.Println(slices.SortedFunc(slices.Values(words), func(a, b string) int {
		return cmp.Or(cmp.Compare(len(a), len(b)), strings.Compare(a, b))
	}), slices.SortedStableFunc(slices.Values(words), func(a, b string) int { return len(a) - len(b) }))
	fmt.Printf("%T\n", slices.AppendSeq(byLen{"x"}, slices.Values(words)))
	for c := range slices.Chunk(words, 3) {
		fmt.Print(c, cap(c), " ")
	}
	fmt.Println(slices.Repeat(words[:2], 2))
	m := map[string]int{"a": 1, "b": 2, "c": 3}
	fmt.Println(slices.Sorted(maps.Keys(m)), slices.Sorted(maps.Values(m)))
	n := maps.Collect(filter2(maps.All(m), func(k string, v int) bool { return v != 2 }))
	maps.Insert(n, maps.All(map[string]int{"z": 26}))
	fmt.Println(n)

	fmt.Println(slices.Collect(mapped(filter(take(10, naturals), func(i int) bool { return i%3 == 0 }),
		func(i int) string { return strings.Repeat("*", i) })))
	for a, b := range zip(naturals, slices.Values(words)) {
		fmt.Print(a, b, " ")
	}
	fmt.Println()

	var t *Tree[string]
	for _, w := range words {
		t = t.Insert(w, strings.Compare)
	}
	for w := range t.All() {
		if w == "kiwi" {
			break
		}
		fmt.Print(w, " ")
	}
	fmt.Println(slices.Collect(t.All()))

	next, stop := iter.Pull2(maps.All(map[string]int{"only": 1}))
	fmt.Println(next())
	fmt.Println(next())
	fmt.Println(next())
	stop()
	stop()
	n2, s2 := iter.Pull(naturals)
	fmt.Println(n2())
	fmt.Println(n2())
	s2()
	fmt.Println(n2())
	n3, s3 := iter.Pull(func(yield func(int) bool) { yield(1); panic("iterator") })
	fmt.Println(n3())
	func() {
		defer func() { fmt.Println("recovered:", recover()) }()
		n3()
	}()
	fmt.Println(n3())
	s3()
	fmt.Println(slices.MaxFunc(words, func(a, b string) int { return len(a) - len(b) }), cmp.Less(1, 2), cmp.Or("", "x", "y"))
}

func filter2[K, V any](seq iter.Seq2[K, V], keep func(K, V) bool) iter.Seq2[K, V] {
	return func(yield func(K, V) bool) {
		for k, v := range seq {
			if keep(k, v) && !yield(k, v) {
				return
			}
		}
	}
}

func take[V any](n int, seq iter.Seq[V]) iter.Seq[V] {
	return func(yield func(V) bool) {
		if n <= 0 {
			return
		}
		i := n
		for v := range seq {
			if i--; !yield(v) || i == 0 {
				return
			}
		}
	}
}
