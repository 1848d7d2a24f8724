package main

import "fmt"

func kind[T any](...T) string {
	var x T
	return fmt.Sprintf("%T", x)
}

type both chan int
type send chan<- int

type pred[T any] func(T) bool

func receiving[T any](T) pred[<-chan T] { return nil }

func last[T any](_ pred[T], _ T) string  { return kind[T]() }
func first[T any](_ T, _ pred[T]) string { return kind[T]() }

// Of channels that differ in direction the one with a direction is inferred, of others the defined.
func main() {
	var a chan int
	var s chan<- int
	var r <-chan int
	var A both
	var S send
	fmt.Println(kind(a, s), kind(s, a), kind(a, r), kind(r, a)) // expect: chan<- int chan<- int <-chan int <-chan int
	fmt.Println(kind(a, A), kind(A, a), kind(S, s, a))          // expect: main.both main.both main.send
	fmt.Println(kind(a, s, S), kind(s, S, a))                   // expect: main.send main.send
	fmt.Println(last(receiving(1), a), first(a, receiving(1)))  // expect: <-chan int <-chan int
}
