package main

type Small interface{ Name() string }
type Other interface{ Name() string }
type Large interface {
	Name() string
	Size() int
}
type id int

func (id) Name() string { return "" }

type Phantom[T any] interface{ Name() string }

type box[T any] struct{}

func (box[T]) Get(T) {}

func pair[T any](a, b T)         {}
func phantom[T any](Phantom[T])  {}
func channel[T any](chan box[T]) {}

func main() {
	var small Small
	var other Other
	var large Large
	pair(small, other)            // ERROR "type Other of other does not match inferred type Small for T"
	pair(small, large)            // ERROR "type Large of large does not match inferred type Small for T"
	pair(large, small)            // ERROR "type Small of small does not match inferred type Large for T"
	pair(small, id(1))            // ERROR "type id of id.1. does not match inferred type Small for T"
	phantom(small)                // ERROR "cannot infer T"
	var p Phantom[int]
	phantom(p)                    // ERROR "cannot infer T"
	phantom[string](p)
	var c chan interface{ Get(int) }
	channel(c)                    // ERROR "type chan interface.Get.int.. of c does not match chan box.T. .cannot infer T."
}
