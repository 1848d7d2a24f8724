package main

import (
	"fmt"
	"os"
	"strings"
)

// unused labels
func labels() {
L1: // ERROR "label L1 defined and not used"
	for {
		break
	}
L2: // ERROR "label L2 defined and not used"
	{
	}
	goto L3 // ERROR "label L3 not defined"
L4: // ERROR "label L4 defined and not used"
	for {
		continue L5 // ERROR "continue label not defined: L5"
	}
	break // ERROR "break is not in a loop, switch, or select"
	continue // ERROR "continue is not in a loop"
L4: // ERROR "label L4 already defined at \S*\w+\.go:\d+:\d+"
}

func missing1() int {
	for {
		break
	}
}

func missing2(x int) int {
	switch x {
	case 1:
		return 1
	}
}

func missing3(x int) int {
	if x > 0 {
		return 1
	} else if x < 0 {
		return 2
	}
}

func missing4(c chan int) (n int, err error) {
	select {
	case n = <-c:
		return
	case c <- 1:
	}
}

func ok5() int {
L:
	for {
		for {
			continue L
		}
	}
}

// cycles
var a = b
var b = f()

func f() int { return a + g() }
func g() int { return a }

var self = self
const c1 = c2
const c2 = c1

type T1 struct{ t T2 }
type T2 struct{ t [2]T1 }
type T3 [len(x3)]int

var x3 T3

type I1 interface{ I2 }
type I2 interface{ I1 }
type P *P
type S []S
type M map[string]M
type R struct{ r R }

// duplicate cases
func dup(x int, s string, v any) {
	switch x {
	case 1, 2, 1:
	case 1 + 1:
	}
	switch s {
	case "a", "b", "a":
	}
	switch v.(type) {
	case int, string, int:
	case nil:
	case nil:
	}
	switch {
	default:
	default:
	}
	_ = map[string]int{"a": 1, "b": 2, "a": 3}
	_ = [...]int{0: 1, 1: 2, 0: 3}
	_ = []string{5: "a", "b", 6: "c"}
	switch x.(type) {
	}
	switch y := v.(type) {
	}
}

// overflow
const big = 1 << 100

var (
	o1 int8    = 128
	o2 uint    = -1
	o3 int     = big
	o4 float32 = 1e40
	o5         = 1 / 0
	o6 byte    = 'Ā'
	o7         = int8(300)
	o8         = uint8(1) << 8
	o9         = "abc"[5]
	o10        = 1.5 << 3
	o11 int    = 1.5
	o12        = [2]int{1, 2, 3}
	o13        = big * big * big * big * big * big
	o14        = -uint8(1)
	o15        = ^uint8(0) + 1
	o16 rune   = 1e10
)

// misuse of ...
func v(x ...int, y int)  {}
func v2(x ...int) {}
func v3() (x ...int) { return }

type vs struct{ f ...int } // ERROR "syntax error: unexpected \.\.\., expected type"

var vx ...int // ERROR "syntax error: unexpected \.\.\., expected type"

func callv() {
	v2([]int{1}...)
	v2(1, []int{1}...)
	v2([]string{"a"}...)
	v2(1, 2...) // ERROR "syntax error: unexpected \., expected name or \("
	fmt.Println([]int{1}...)
	strings.ToUpper("x"...)
	_ = append([]int{}, []int{1}..., 2) // ERROR "syntax error: unexpected literal 2, expected \)"
	_ = len([]int{}...)
	_ = [...]int
	var q [...]int
	_ = []int{1, 2}... // ERROR "syntax error: unexpected \.\.\. at end of statement"
}

// selectors
type E1 struct{ X int }
type E2 struct{ X int }
type Both struct {
	E1
	E2
}
type ptrm struct{}

func (*ptrm) M() {}

type im interface{ M() }

func sel(b Both, e E1, p **E1, i *im, bb strings.Builder) {
	_ = b.X
	_ = e.Y
	_ = e.x
	_ = p.X
	i.M()
	_ = bb.buf
	_ = os.args
	_ = os.Nope
	_ = fmt.println
	_ = strings.builder{}
	var _ im = ptrm{}
	var _ im = &e
	ptrm{}.M()
	b.Foo()
	_ = E1.X
	fmt.Printl("x")
}

func main() {}
