package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"reflect"
)

type E struct{}

func (E) Error() string { return "" }

type P struct{}

func (*P) Read([]byte) (int, error) { return 0, nil }

type RW interface {
	io.Reader
	Write([]byte) (int, error)
}
type Fn func(int) error
type Chn chan int
type Mp map[string]int

func main() {
	types := []reflect.Type{
		reflect.TypeOf(1), reflect.TypeOf(E{}), reflect.TypeOf(&P{}), reflect.TypeOf(P{}), reflect.TypeFor[error](), reflect.TypeFor[any](),
		reflect.TypeFor[io.Reader](), reflect.TypeFor[RW](), reflect.TypeOf(Fn(nil)), reflect.TypeOf((func(int) error)(nil)),
		reflect.TypeOf(Chn(nil)), reflect.TypeOf((chan int)(nil)), reflect.TypeOf((<-chan int)(nil)), reflect.TypeOf(Mp(nil)),
		reflect.TypeOf(map[string]int{}), reflect.TypeOf(os.Stdout), reflect.TypeOf(errors.New("")),
	}
	for _, t := range types {
		fmt.Print(t, ": ")
		for _, u := range types {
			s := "."
			if t.AssignableTo(u) {
				s = "a"
			} else if t.ConvertibleTo(u) {
				s = "c"
			}
			if u.Kind() == reflect.Interface && t.Implements(u) {
				s += "i"
			}
			fmt.Print(s, " ")
		}
		fmt.Println()
	}
}
