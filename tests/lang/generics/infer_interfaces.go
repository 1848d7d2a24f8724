// Inference looks through interfaces: at their methods, whatever they are called.
package main

import "fmt"

type Equaler interface{ Equal(Equaler) bool }

type Box[T any] interface{ Get() T }

type BoxAndSize[T any] interface {
	Get() T
	Size() int
}

type Named interface{ Name() string }

type id int

func (i id) Equal(e Equaler) bool { return i == e.(id) }
func (i id) Get() string          { return fmt.Sprint(int(i)) }
func (i id) Size() int            { return 8 }
func (i id) Name() string         { return "id" }

func same[T interface{ Equal(T) bool }](a, b T) string { return fmt.Sprintf("%T", &a) }
func get[T any](b Box[T]) T                            { return b.Get() }
func pair[T any](a, b T) string                        { return fmt.Sprintf("%T", &a) }
func call[T any](f func(Box[T]), b Box[T])             { f(b) }

func main() {
	var defined Equaler = id(1)
	var literal interface{ Equal(Equaler) bool } = id(2)
	fmt.Println(same(defined, literal), same(literal, defined))

	var sized BoxAndSize[string] = id(3)
	var plain interface{ Get() string } = id(4)
	fmt.Println(get(id(2)), get[string](sized), get(sized), get(plain))

	var n Named = id(5)
	var l interface{ Name() string } = id(6)
	fmt.Println(pair(n, l), pair(l, n), pair(l, l))

	call(func(b Box[string]) { fmt.Println(b.Get()) }, sized)
}
