// Run-time errors as recover sees them.
// env: GODEBUG=panicnil=0
package main

import (
	"errors"
	"fmt"
	"runtime"
	"strings"
)

type err struct{ s string }

func (e *err) Error() string { return e.s }

func f(n int) (r string, e error) {
	defer func() {
		if x := recover(); x != nil {
			switch v := x.(type) {
			case runtime.Error:
				e = v
			case error:
				e = fmt.Errorf("wrapped: %w", v)
			default:
				r = fmt.Sprint(v)
			}
		}
	}()
	var m map[string][]int
	var a []int
	var p *struct{ x, y int }
	var i any
	switch n {
	case 0:
		_ = a[n]
	case 1:
		_ = m["q"][n]
	case 2:
		p.y = 1
	case 3:
		_ = i.(string)
	case 4:
		i = 3
		_ = i.(string)
	case 5:
		_ = i.(error)
	case 6:
		i = 3
		_ = i.(error)
	case 7:
		panic(&err{"custom"})
	case 8:
		panic(n)
	case 9:
		panic(nil)
	case 10:
		_ = a[1:n]
	case 11:
		_ = "abc"[n:]
	case 12:
		_ = "abc"[n]
	case 13:
		_ = make([]int, 3)[1:2:2][0:n]
	case 14:
		b := [4]int{}
		_ = b[n-10 : 2]
	case 15:
		_ = [4]int{}[n%8]
	case 16:
		var fn func()
		fn()
	case 17:
		i = []int{1}
		_ = i == i
	case 18:
		i = map[any]int{}
		i.(map[any]int)[[]int{}] = 1
	case 19:
		var e error
		panic(e)
	case 20:
		panic(fmt.Sprintf("%v", errors.New("s")))
	case 21:
		var arr [2][2]int
		_ = arr[1][n]
	case 22:
		_ = strings.Repeat("x", -n)
	case 23:
		x := n - 23
		_ = n / x
	case 24:
		s := []int{1, 2, 3}
		_ = s[n:]
	case 25:
		s := []int{1, 2, 3}
		_ = s[:2:n]
	case 26:
		s := []int{1, 2, 3}
		k := 3
		_ = s[k:2]
	case 27:
		var c chan int
		close(c)
	case 28:
		var pp **int
		**pp = 1
	case 29:
		type big struct {
			a [1 << 20]byte
			b int
		}
		var q *big
		q.b = 1
	case 30:
		_ = i.(interface{ Foo() })
	case 31:
		i = &err{}
		_ = i.(interface{ Foo() })
	case 32:
		i = err{}
		_ = i.(error)
	case 33:
		type err struct{ s string }
		i = err{}
		_ = i.(*err)
	case 34:
		u := uint(n)
		_ = a[u<<60]
	case 35:
		k := int8(-3)
		_ = a[k]
	case 37:
		_ = a[int64(n)-40]
	case 38:
		s := "abc"
		k := -1
		_ = s[k:]
	}
	return "fine", nil
}

func main() {
	for n := 0; n < 40; n++ {
		r, e := f(n)
		fmt.Printf("%d %q %v %T\n", n, r, e, e)
	}
	func() {
		defer fmt.Println("args", func() int { fmt.Println("eval"); return 1 }())
		defer func() func() { fmt.Println("outer"); return func() { fmt.Println("inner") } }()()
		for i := 0; i < 3; i++ {
			defer func(n int) { fmt.Print(n, i, " ") }(i * 2)
		}
	}()
	fmt.Println()
	fmt.Println(recover())
	func() {
		defer func() {
			func() { fmt.Println("nested", recover()) }()
		}()
		defer func() { fmt.Println("direct", recover()) }()
		defer recover()
		defer func() { defer recover() }()
		panic("x")
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		defer fmt.Println("print", recover())
		defer panic("replaced")
		panic("orig")
	}()
	func() {
		defer func() { fmt.Println("last", recover()) }()
		defer func() {
			defer func() { fmt.Println("mid", recover()) }()
			panic("two")
		}()
		panic("one")
	}()
	var pe *runtime.PanicNilError
	func() {
		defer func() { fmt.Println(errors.As(recover().(error), &pe), pe) }()
		panic(nil)
	}()
	x := 1
	defer func(v int) { fmt.Println("deferred", v, x) }(x)
	x = 2
	for i := range 2 {
		defer func() { fmt.Println("loop", i, x) }()
	}
	func() {
		defer func() {
			e := recover().(runtime.Error)
			fmt.Println(e.Error())
			var te *runtime.TypeAssertionError
			fmt.Println(errors.As(e, &te))
		}()
		var i any = "s"
		fmt.Println(i.(fmt.Stringer))
	}()
}
