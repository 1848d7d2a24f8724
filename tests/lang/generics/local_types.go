// A type declared in a generic function is another type in each of its instances, with the layout
// and the name that the instance gives it, wherever it is passed on.
package main

import (
	"fmt"
	"sort"
	"unsafe"
)

func hold[T any](x T) func() T {
	p := new(T)
	*p = x
	return func() T { return *p }
}

func describe[T any](x T) string { return fmt.Sprintf("%T %v", x, x) }

type Box[T any] struct{ Value T }

func (b Box[T]) Get() T { return b.Value }

// As a type argument: layout, pointers for the collector.
func Pair[K, V any](k K, v V) func() (K, V) {
	type pair struct {
		key K
		val V
	}
	h := hold(pair{k, v})
	b := Box[*pair]{&pair{k, v}}
	fmt.Println(describe(pair{k, v}), describe(b.Get().val), unsafe.Sizeof(pair{}))
	fmt.Printf("%T %+v\n", b, b.Get())
	return func() (K, V) { p := h(); return p.key, p.val }
}

// Each instance has a type of its own, even when the parameter is not mentioned.
func Plain[T any]() any {
	type plain struct{ n int }
	return plain{1}
}

func IsPlain[T any](x any) string {
	type plain struct{ n int }
	type number int
	switch v := x.(type) {
	case plain:
		return fmt.Sprint("mine ", v.n)
	case number:
		return fmt.Sprint("number ", int(v))
	case func() number:
		return fmt.Sprint("func ", v())
	case nil:
		return describe(plain{}) + IsPlain[T](plain{2}) + IsPlain[T](number(3)) + IsPlain[T](func() number { return 4 })
	}
	return "other"
}

// Recursive, and one in terms of the other; in a literal inside.
func List[T any](values ...T) (sum string) {
	type list struct {
		next *list
		v    T
	}
	var head *list
	for _, v := range values {
		head = &list{head, v}
	}
	func() {
		type iterator struct {
			*list
			seen map[*list]int
		}
		it := iterator{head, map[*list]int{}}
		for it.list != nil {
			it.seen[it.list] = len(it.seen)
			sum += fmt.Sprint(it.v, " ")
			it.list = it.next
		}
		sum += fmt.Sprintf("%T %d", it, len(it.seen))
	}()
	return sum
}

// Generic itself.
func Tree[K any](less func(a, b K) bool) func(K) string {
	type node[V any] struct {
		left, right *node[V]
		key         K
		val         V
	}
	var root *node[int]
	count := 0
	return func(k K) string {
		p := &root
		for *p != nil {
			if less(k, (*p).key) {
				p = &(*p).left
			} else {
				p = &(*p).right
			}
		}
		count++
		*p = &node[int]{key: k, val: count}
		return fmt.Sprintf("%T %T %v", *p, Box[node[K]]{}, (*p).val)
	}
}

// In a method, which has names of its own for the type's parameters.
type Set[E comparable] map[E]bool

func (s Set[X]) Sorted(less func(a, b X) bool) []X {
	type elem struct{ x X }
	var elems []elem
	for x := range s {
		elems = append(elems, elem{x})
	}
	sort.Slice(elems, func(i, j int) bool { return less(elems[i].x, elems[j].x) })
	var out []X
	for _, e := range elems {
		out = append(out, hold(e)().x)
	}
	fmt.Printf("%T\n", elems)
	return out
}

// An embedded type's methods, an interface, a channel, constants.
func Rest[T fmt.Stringer](x T) {
	type named struct{ T2 fmt.Stringer }
	type wrap struct {
		Box[T]
		named
	}
	type show interface{ Get() T }
	type queue chan show
	type small uint8
	const three small = 3
	q := make(queue, three)
	q <- wrap{Box[T]{x}, named{x}}
	got := <-q
	fmt.Printf("%T %T %v %v %T\n", q, got, got.Get(), got.(wrap).T2, three)
	fmt.Println(got == show(wrap{Box[T]{x}, named{x}}))
}

type S string

func (s S) String() string { return "<" + string(s) + ">" }

func main() {
	fmt.Println(Pair(1, "b")())
	fmt.Println(Pair("a", [3]byte{1, 2, 3})())
	fmt.Println(Pair(struct{}{}, any(nil))())
	fmt.Println(Plain[int]() == Plain[int](), Plain[int]() == Plain[string]())
	fmt.Println(IsPlain[int](nil), IsPlain[string](nil), IsPlain[int](Plain[int]()))
	fmt.Println(List(1, 2, 3))
	fmt.Println(List("x", "y"))
	ints, texts := Tree(func(a, b int) bool { return a < b }), Tree(func(a, b string) bool { return a < b })
	fmt.Println(ints(3), ints(1), texts("a"))
	fmt.Println(Set[string]{"b": true, "a": true}.Sorted(func(a, b string) bool { return a < b }))
	fmt.Println(Set[int]{2: true, 1: true}.Sorted(func(a, b int) bool { return a > b }))
	Rest(S("s"))
	type local struct{ n int }
	fmt.Println(Pair(local{1}, Plain[local]())())
}
