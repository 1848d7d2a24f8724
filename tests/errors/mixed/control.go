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
} // ERROR "missing return"

func missing2(x int) int {
	switch x {
	case 1:
		return 1
	}
} // ERROR "missing return"

func missing3(x int) int {
	if x > 0 {
		return 1
	} else if x < 0 {
		return 2
	}
} // ERROR "missing return"

func missing4(c chan int) (n int, err error) {
	select {
	case n = <-c:
		return
	case c <- 1:
	}
} // ERROR "missing return"

func ok5() int {
L:
	for {
		for {
			continue L
		}
	}
}

// cycles
var a = b // ERROR "initialization cycle for a"
var b = f()

func f() int { return a + g() }
func g() int { return a }

var self = self // ERROR "initialization cycle: self refers to itself"
const c1 = c2 // ERROR "initialization cycle for c1"
const c2 = c1

type T1 struct{ t T2 } // ERROR "invalid recursive type T1"
type T2 struct{ t [2]T1 }
type T3 [len(x3)]int // ERROR "invalid recursive type T3"

var x3 T3

type I1 interface{ I2 } // ERROR "invalid recursive type I1"
type I2 interface{ I1 }
type P *P
type S []S
type M map[string]M
type R struct{ r R } // ERROR "invalid recursive type: R refers to itself"

// duplicate cases
func dup(x int, s string, v any) {
	switch x {
	case 1, 2, 1: // ERROR "duplicate case 1 \(constant of type int\) in expression switch"
	case 1 + 1: // ERROR "duplicate case 1 \+ 1 \(constant 2 of type int\) in expression switch"
	}
	switch s {
	case "a", "b", "a": // ERROR "duplicate case \"a\" \(constant of type string\) in expression switch"
	}
	switch v.(type) {
	case int, string, int: // ERROR "duplicate case int in type switch"
	case nil:
	case nil: // ERROR "duplicate case nil in type switch"
	}
	switch {
	default:
	default: // ERROR "multiple defaults \(first at \S*\w+\.go:\d+:\d+\)"
	}
	_ = map[string]int{"a": 1, "b": 2, "a": 3} // ERROR "duplicate key \"a\" in map literal"
	_ = [...]int{0: 1, 1: 2, 0: 3} // ERROR "duplicate index 0 in array or slice literal"
	_ = []string{5: "a", "b", 6: "c"} // ERROR "duplicate index 6 in array or slice literal"
	switch x.(type) { // ERROR "x \(variable of type int\) is not an interface"
	}
	switch y := v.(type) { // ERROR "y declared and not used"
	}
}

// overflow
const big = 1 << 100

var (
	o1 int8    = 128 // ERROR "cannot use 128 \(untyped int constant\) as int8 value in variable declaration \(overflows\)"
	o2 uint    = -1 // ERROR "cannot use -1 \(untyped int constant\) as uint value in variable declaration \(overflows\)"
	o3 int     = big // ERROR "cannot use big \(untyped int constant 1267650600228229401496703205376\) as int value in variable declaration \(overflows\)"
	o4 float32 = 1e40 // ERROR "cannot use 1e40 \(untyped float constant 1e\+40\) as float32 value in variable declaration \(overflows\)"
	o5         = 1 / 0 // ERROR "invalid operation: division by zero"
	o6 byte    = 'Ā' // ERROR "cannot use 'Ā' \(untyped rune constant 256\) as byte value in variable declaration \(overflows\)"
	o7         = int8(300) // ERROR "constant 300 overflows int8"
	o8         = uint8(1) << 8 // ERROR "uint8\(1\) << 8 \(constant 256 of type uint8\) overflows uint8"
	o9         = "abc"[5] // ERROR "invalid argument: index 5 out of bounds \[0:3\]"
	o10        = 1.5 << 3 // ERROR "invalid operation: shifted operand 1\.5 \(untyped float constant\) must be integer"
	o11 int    = 1.5 // ERROR "cannot use 1\.5 \(untyped float constant\) as int value in variable declaration \(truncated\)"
	o12        = [2]int{1, 2, 3} // ERROR "index 2 is out of bounds \(>= 2\)"
	o13        = big * big * big * big * big * big // ERROR "constant multiplication overflow"
	o14        = -uint8(1) // ERROR "-uint8\(1\) \(constant -1 of type uint8\) overflows uint8"
	o15        = ^uint8(0) + 1 // ERROR "\^uint8\(0\) \+ 1 \(constant 256 of type uint8\) overflows uint8"
	o16 rune   = 1e10 // ERROR "cannot use 1e10 \(untyped float constant 1e\+10\) as rune value in variable declaration \(truncated\)"
)

// misuse of ...
func v(x ...int, y int)  {} // ERROR "can only use \.\.\. with final parameter in list"
func v2(x ...int) {}
func v3() (x ...int) { return } // ERROR "can only use \.\.\. with final parameter in list"



func callv() {
	v2([]int{1}...)
	v2(1, []int{1}...) // ERROR "too many arguments in call to v2"
	v2([]string{"a"}...) // ERROR "cannot use \[\]string\{…\} \(value of type \[\]string\) as \[\]int value in argument to v2"
	v2(any(2)...) // ERROR "cannot use any\(2\) \(value of type any\) as \[\]int value in argument to v2: need type assertion"
	fmt.Println([]int{1}...) // ERROR "cannot use \[\]int\{…\} \(value of type \[\]int\) as \[\]any value in argument to fmt\.Println"
	strings.ToUpper("x"...) // ERROR "cannot use \.\.\. in call to non-variadic strings\.ToUpper"
	_ = len([]int{}...) // ERROR "invalid operation: invalid use of \.\.\. with built-in len"
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
	_ = b.X // ERROR "ambiguous selector b\.X"
	_ = e.Y // ERROR "e\.Y undefined \(type E1 has no field or method Y\)"
	_ = e.x // ERROR "e\.x undefined \(type E1 has no field or method x, but does have X\)"
	_ = p.X // ERROR "p\.X undefined \(type \*\*E1 has no field or method X\)"
	i.M() // ERROR "i\.M undefined \(type \*im is pointer to interface, not interface\)"
	_ = bb.buf // ERROR "bb\.buf undefined \(type strings\.Builder has no field or method buf\)"
	_ = os.args // ERROR "undefined: os\.args"
	_ = os.Nope // ERROR "undefined: os\.Nope"
	_ = fmt.println // ERROR "undefined: fmt\.println"
	_ = strings.builder{} // ERROR "undefined: strings\.builder"
	var _ im = ptrm{} // ERROR "cannot use ptrm\{\} \(value of type ptrm\) as im value in variable declaration: ptrm does not implement im \(method M has pointer receiver\)"
	var _ im = &e // ERROR "cannot use &e \(value of type \*E1\) as im value in variable declaration: \*E1 does not implement im \(missing method M\)"
	ptrm{}.M() // ERROR "cannot call pointer method M on ptrm"
	b.Foo() // ERROR "b\.Foo undefined \(type Both has no field or method Foo\)"
	_ = E1.X // ERROR "E1\.X undefined \(type E1 has no method X\)"
	fmt.Printl("x") // ERROR "undefined: fmt\.Printl"
}

func main() {}
