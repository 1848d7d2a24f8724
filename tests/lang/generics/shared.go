package main

// Instances over types of one form share their code; nothing a program can see tells.

import (
	"errors"
	"fmt"
	"runtime"
	"strings"
	"time"
)

type ID int

type Meters int64

func (m Meters) String() string { return fmt.Sprintf("%dm", int64(m)) }

func sum[T ~int | ~int64](n T) T {
	var s T
	for i := T(0); i < n; i++ {
		s += i * i
	}
	return s
}

func even[T ~int | ~int64](n T) bool { return n == 0 || odd(n-1) }
func odd[T ~int | ~int64](n T) bool  { return n != 0 && even(n-1) }

// where is called by instances whose code is equal, and tells who called it.
func where() string {
	pc := make([]uintptr, 8)
	frames := runtime.CallersFrames(pc[:runtime.Callers(2, pc)])
	var names []string
	for {
		f, more := frames.Next()
		if strings.HasPrefix(f.Function, "main.") {
			names = append(names, f.Function)
		}
		if !more {
			return strings.Join(names, " < ")
		}
	}
}

func depth[T ~int | ~int64](n T) string {
	if n == 0 {
		return where()
	}
	return depth(n - 1)
}

// The types differ in what an interface shows: these share nothing.
func show[T any](x T) string { return fmt.Sprintf("%T %v", x, x) }

func fail[T ~int | ~int64](n T) (err error) {
	defer func() { err = fmt.Errorf("%d: %v", n, recover()) }()
	if n > 2 {
		panic(errors.New("more than two"))
	}
	return errors.New("never seen")
}

func main() {
	fmt.Println(sum(10), sum(ID(10)), sum(int64(10)), sum(Meters(10)), sum(time.Duration(10)))
	fmt.Println(even(10), even(ID(7)), odd(Meters(7)), odd(time.Nanosecond))
	fmt.Println(depth(2))
	fmt.Println(depth(ID(1)))
	fmt.Println(depth(time.Duration(0)))
	fmt.Println(show(1), show(ID(1)), show(Meters(1)), show(time.Second))
	fmt.Println(fail(3), fail(ID(4)), fail(Meters(5)))
	f, g := sum[int], sum[ID]
	fmt.Println(f(4), g(4), fmt.Sprintf("%T %T", f, g))
}
