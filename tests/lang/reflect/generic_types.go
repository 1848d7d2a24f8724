// What reflect and %T say of generic types.
package main

import (
	"fmt"
	"reflect"
)

type G[T any] struct {
	V    T
	next *G[T]
}

func (g G[T]) Get() T                  { return g.V }
func (g *G[T]) Set(v T)                { g.V = v }
func (g *G[T]) priv()                  {}
func Map[A, B any](a A, f func(A) B) B { return f(a) }

type P[K comparable, V any] struct {
	*G[K]
	M map[K]V
	F func(K, ...V) (V, error)
}
type Num int
type Alias = G[map[string]Num]

func local[T any]() any {
	type L struct{ x T }
	type M[U any] struct {
		a T
		b U
	}
	_ = M[int]{}
	return []any{L{}, &L{}}
}

func show(x any) {
	t := reflect.TypeOf(x)
	fmt.Println(t, "|", t.Name(), "|", t.PkgPath(), "|", t.Kind(), t.Size(), t.Align(), t.NumMethod())
	for i := 0; i < t.NumMethod(); i++ {
		m := t.Method(i)
		fmt.Println("   ", m.Name, m.Type, m.Index, m.PkgPath)
	}
	if t.Kind() == reflect.Struct {
		for i := 0; i < t.NumField(); i++ {
			f := t.Field(i)
			fmt.Println("   .", f.Name, f.Type, f.Offset, f.Anonymous, f.PkgPath, f.Index)
		}
	}
	fmt.Printf("%T %v %+v %#v\n", x, x, x, x)
}

func main() {
	show(G[int]{})
	show(&G[Num]{V: 3})
	show(P[string, []Num]{})
	show(Alias{})
	show(G[G[*G[error]]]{})
	show(G[interface{ M(int) string }]{})
	show(G[struct {
		A int `k:"v"`
		b string
	}]{})
	show(G[func(a int, b ...string) (c error)]{})
	show(G[chan<- (<-chan int)]{})
	show(G[[3]byte]{})
	show(G[rune]{})
	show(G[any]{V: 1})
	for _, x := range local[Num]().([]any) {
		fmt.Printf("%T\n", x)
	}
	for _, x := range local[G[Num]]().([]any) {
		fmt.Printf("%T\n", x)
	}
	fmt.Printf("%T %T\n", Map[int, Num], (*G[int]).Set)
	fmt.Printf("%T\n", G[string].Get)
	v := reflect.ValueOf(&G[int]{V: 1})
	v.MethodByName("Set").Call([]reflect.Value{reflect.ValueOf(42)})
	fmt.Println(v.MethodByName("Get").Call(nil)[0], v.Type().Elem().Name(), v.MethodByName("priv").IsValid())
	fmt.Println(reflect.TypeOf(G[int]{}) == reflect.TypeOf(G[int]{}), reflect.TypeOf(G[int]{}) == reflect.TypeOf(G[Num]{}))
	fmt.Println(reflect.TypeFor[G[uint8]](), reflect.TypeFor[error]())
	fmt.Println(reflect.TypeFor[G[byte]]() == reflect.TypeFor[G[uint8]]())
}
