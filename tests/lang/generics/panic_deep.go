// The traceback of a panic in literals inside instances.
// exit: 2
package main

import "fmt"

type Stack[T any] []T

func (s *Stack[T]) Push(x T) { *s = append(*s, x) }
func (s *Stack[T]) Pop() T {
	x := (*s)[len(*s)-1]
	*s = (*s)[:len(*s)-1]
	return x
}
func apply[T, U any](x T, f func(T) U) U { return f(x) }

func main() {
	var s Stack[string]
	s.Push("a")
	fmt.Println(s.Pop())
	apply(1, func(int) string {
		return apply("x", func(y string) string { return s.Pop() })
	})
}
