// Type arguments name the package of unexported fields.
// exit: 2
package main

import (
	"fmt"
	"reflect"
)

type inner struct{ x int }
type Outer struct{ y int }
type G[T any] struct{ v T }

func (G[T]) M() {}

type I[T any] interface{ m(T) }

func f[T any](x T) { panic(fmt.Sprintf("%T", x)) }

func main() {
	fmt.Printf("%T\n", G[struct{ inner }]{})
	fmt.Printf("%T\n", G[struct{ Outer }]{})
	fmt.Printf("%T\n", G[struct{ *inner }]{})
	fmt.Printf("%T\n", G[struct {
		a, B int
		_    string
	}]{})
	fmt.Printf("%T\n", G[interface {
		m()
		N()
	}]{})
	fmt.Printf("%T\n", G[I[struct{ a int }]]{})
	fmt.Printf("%T\n", G[map[struct{ a int }]func(struct{ b int })]{})
	fmt.Printf("%T\n", struct{ a G[struct{ q int }] }{})
	fmt.Printf("%T\n", G[struct {
		a int `json:"x"`
	}]{})
	fmt.Printf("%T\n", G[G[struct{ a reflect.Value }]]{})
	defer func() { fmt.Println(recover()); var i any = G[struct{ a int }]{}; _ = i.(G[struct{ b int }]) }()
	f(struct{ a int }{})
}
