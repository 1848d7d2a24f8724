// Sizes and offsets that depend on type parameters; slices to arrays; unsafe.Slice refused.
package main

import (
	"fmt"
	"unsafe"
)

type T[A any, B any] struct {
	a A
	b B
	c byte
}

func size[X any]() uintptr   { var x X; return unsafe.Sizeof(x) }
func off[A, B any]() uintptr { var t T[A, B]; return unsafe.Offsetof(t.b) + unsafe.Alignof(t.c) }

type Arr[T any] [4]T

func (a Arr[T]) Len() int { return len(a) }

const N = unsafe.Sizeof(T[int8, int64]{})

func keys[M ~map[K]V, K comparable, V any](m M) int { return len(m) }

type Vec[T any] struct{ data [3]T }

func (v Vec[T]) With(i int, x T) Vec[T] { v.data[i] = x; return v }

func sl[T any](p *T, n int) []T { return unsafe.Slice(p, n) }

func main() {
	fmt.Println(size[T[byte, byte]](), size[T[int16, string]](), off[byte, int64](), off[string, bool](), N)
	var arr [N]int
	fmt.Println(len(arr), Arr[string]{}.Len(), len(Arr[T[int, int]]{}), keys(map[Arr[int]]string{{1}: "a"}))
	v := Vec[string]{}
	w := v.With(1, "x").With(2, "y")
	fmt.Println(v, w, len(w.data))
	big := Vec[[50]int]{}
	b2 := big.With(1, [50]int{49: 7})
	fmt.Println(big.data[1][49], b2.data[1][49])
	x := [5]int{1, 2, 3}
	s := sl(&x[1], 3)
	s[0] = 9
	fmt.Println(x, len(s), cap(s), *(*[2]int)(s))
	a2 := [2]int(s)
	a2[0] = 100
	fmt.Println(x, a2)
	func() {
		defer func() { fmt.Println(recover()) }()
		_ = [4]int(s)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		_ = (*[4]int)(s)
	}()
	var ns []int
	fmt.Println((*[0]int)(ns) == nil, (*[0]int)([]int{}) == nil, [0]int(ns))
	func() {
		defer func() { fmt.Println(recover()) }()
		n := -1
		_ = unsafe.Slice(&x[0], n)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		var p *int
		fmt.Println(unsafe.Slice(p, 0) == nil)
		_ = unsafe.Slice(p, 1)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		n := -1
		b := byte(1)
		_ = unsafe.String(&b, n)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		var b *byte
		n := 1
		_ = unsafe.String(b, n)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		n := uint64(1) << 62
		_ = unsafe.Slice(&x[0], n)
	}()
}
