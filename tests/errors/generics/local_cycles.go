// A local type is another one in each instance of its function: to pass it back needs ever more.
package p

func same[T any]() { same[T]() }

func localAlone[T any]() {
	type local struct{ v T }
	same[local]()
}

type holder[T any] struct{ f T } // ERROR "B instantiated as local(.|\n)*local implicitly parameterized by A"

func (h holder[A]) m() {
	type local struct{}
	call(local{}) // A, but only through call's B
}

func call[B any](b B) {
	holder[B]{b}.m()
}
