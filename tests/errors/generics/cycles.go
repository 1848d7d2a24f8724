package p

func direct[T any]() { direct[[]T]() } // ERROR "instantiation cycle:"

func viaMethod[T any](t holder[T]) { t.m() }

type holder[T any] struct{ f T }

func (h holder[A]) m() {}

func same[T any]() { same[T](); same[[]int]() }

type list[T any] struct {
	next *list[T]
	vals []T
}
