package p

import (
	"fmt"
	"os"
)

func calls() {
	var f func(int, string) (int, error)
	f() // ERROR "not enough arguments in call to f"
	f(1) // ERROR "not enough arguments in call to f"
	f(1, 2) // ERROR "cannot use 2 \(untyped int constant\) as string value in argument to f"
	f(1, "a", 3) // ERROR "too many arguments in call to f"
	f(f(1, "a")) // ERROR "cannot use f\(1, \"a\"\) \(value of type error\) as string value in argument to f"
	x := f(1, "a") // ERROR "assignment mismatch: 1 variable but f returns 2 values"
	x, y, z := f(1, "a") // ERROR "assignment mismatch: 3 variables but f returns 2 values"
	var a, b int = f(1, "a") // ERROR "cannot use f\(1, \"a\"\) \(value of type error\) as int value in assignment"
	a, b = f(1, "a") // ERROR "cannot use f\(1, \"a\"\) \(value of type error\) as int value in assignment"
	a = f(1, "a") // ERROR "assignment mismatch: 1 variable but f returns 2 values"
	return f(1, "a") // ERROR "too many return values"

	defer f(1, "a")() // ERROR "multiple-value f\(1, \"a\"\) \(value of type \(int, error\)\) in single-value context"

	defer len("a") // ERROR "defer discards result of len\(\"a\"\) \(constant 1 of type int\)"
	go append([]int{}, 1) // ERROR "go discards result of append\(\[\]int\{\}, 1\) \(value of type \[\]int\)"
	defer int(3) // ERROR "defer requires function call, not conversion int\(3\) \(constant 3 of type int\)"
	f(1, "a") = 3 // ERROR "multiple-value f\(1, \"a\"\) \(value of type \(int, error\)\) in single-value context"
	len("a") // ERROR "len\(\"a\"\) \(constant 1 of type int\) is not used"
	append([]int{}, 1) // ERROR "append\(\[\]int\{\}, 1\) \(value of type \[\]int\) is not used"
	f // ERROR "f \(variable of type func\(int, string\) \(int, error\)\) is not used"
	1 // ERROR "1 \(untyped int constant\) is not used"
	"s" // ERROR "\"s\" \(untyped string constant\) is not used"
	a + b // ERROR "a \+ b \(value of type int\) is not used"
	-a // ERROR "-a \(value of type int\) is not used"
	a == b // ERROR "a == b \(untyped bool value\) is not used"
	&a // ERROR "&a \(value of type \*int\) is not used"
	*(&a) // ERROR "\*\(&a\) \(variable of type int\) is not used"
	a++

	_, _, _, _ = x, y, z, b
}

func rets() (int, error) {
	if true {
		return // ERROR "not enough return values"
	}
	if true {
		return 1 // ERROR "not enough return values"
	}
	if true {
		return 1, 2 // ERROR "cannot use 2 \(constant of type int\) as error value in return statement: int does not implement error \(missing method Error\)"
	}
	if true {
		return 1, nil, 3 // ERROR "too many return values"
	}
	if true {
		return nil, nil // ERROR "cannot use nil as int value in return statement"
	}
	return fmt.Println()
}

func norets() {
	return 1 // ERROR "too many return values"
	return nil // ERROR "too many return values"
}

func named() (n int, err error) {
	{
		n := 1 // ERROR "n declared and not used"
		err := error(nil)
		return // ERROR "result parameter n not in scope at return" "result parameter err not in scope at return"
		_ = err
	}
	for n := range 3 { // ERROR "n declared and not used"
		return // ERROR "result parameter n not in scope at return"
	}
	func() {
		return 3 // ERROR "too many return values"
	}()
} // ERROR "missing return"

func assign() {
	const c = 1
	c = 2 // ERROR "cannot assign to c \(neither addressable nor a map index expression\)"
	c++ // ERROR "cannot assign to c \(neither addressable nor a map index expression\)"
	nil = 3 // ERROR "cannot assign to nil \(neither addressable nor a map index expression\)"
	true = false // ERROR "cannot assign to true \(neither addressable nor a map index expression\)"
	"a"[0] = 'b' // ERROR "cannot assign to \"a\"\[0\] \(neither addressable nor a map index expression\)"
	s := "abc"
	s[0] = 'x' // ERROR "cannot assign to s\[0\] \(neither addressable nor a map index expression\)"
	m := map[string]struct{ x int }{}
	m["a"].x = 1 // ERROR "cannot assign to struct field m\[\"a\"\]\.x in map"
	m["a"].x++ // ERROR "cannot assign to struct field m\[\"a\"\]\.x in map"
	f := func() [2]int { return [2]int{} }
	f()[0] = 1 // ERROR "cannot assign to f\(\)\[0\] \(neither addressable nor a map index expression\)"
	f()[:] = nil // ERROR "invalid operation: f\(\) \(value of type \[2\]int\) \(slice of unaddressable value\)"
	_ = f()[:] // ERROR "invalid operation: f\(\) \(value of type \[2\]int\) \(slice of unaddressable value\)"
	&s = nil // ERROR "cannot assign to &s \(neither addressable nor a map index expression\)"
	a, b := 1 // ERROR "a declared and not used" "b declared and not used" "assignment mismatch: 2 variables but 1 value"
	a, b := 1, 2, 3 // ERROR "no new variables on left side of :=" "assignment mismatch: 2 variables but 3 values"
	a := 1 // ERROR "no new variables on left side of :="
	s := 2 // ERROR "no new variables on left side of :=" "cannot use 2 \(untyped int constant\) as string value in assignment"
	_ := 3 // ERROR "no new variables on left side of :="

	var d, d int // ERROR "d declared and not used" "d redeclared in this block"
	var e = e // ERROR "e declared and not used" "undefined: e"
	g := g // ERROR "g declared and not used" "undefined: g"
	var i int = "a" // ERROR "cannot use \"a\" \(untyped string constant\) as int value in variable declaration"
	i = "a" // ERROR "cannot use \"a\" \(untyped string constant\) as int value in assignment"
	i += "a" // ERROR "invalid operation: i \+= \"a\" \(mismatched types int and untyped string\)"
	i += 1.5 // ERROR "1\.5 \(untyped float constant\) truncated to int"
	i = nil // ERROR "cannot use nil as int value in assignment"
	i, s = s, i // ERROR "cannot use s \(variable of type string\) as int value in assignment" "cannot use i \(variable of type int\) as string value in assignment"
	i = i.j // ERROR "i\.j undefined \(type int has no field or method j\)"
	var p *int = &3 // ERROR "p declared and not used" "invalid operation: cannot take address of 3 \(untyped int constant\)"
	p = &c // ERROR "invalid operation: cannot take address of c \(untyped int constant 1\)"
	p = &f() // ERROR "invalid operation: cannot take address of f\(\) \(value of type \[2\]int\)"
	_ = _ // ERROR "cannot use _ as value or type"
	x = 3 // ERROR "undefined: x"
	if i = 3; i { // ERROR "non-boolean condition in if statement"
	}
	if i { // ERROR "non-boolean condition in if statement"
	}
	for i { // ERROR "non-boolean condition in for statement"
	}
	if s := 3; s == 3 {
	}
	{
	}
	{
	}
	var arr [3]int
	arr[3] = 1 // ERROR "invalid argument: index 3 out of bounds \[0:3\]"
	arr[-1] = 1 // ERROR "invalid argument: index -1 \(constant of type int\) must not be negative"
	arr["a"] = 1 // ERROR "cannot convert \"a\" \(untyped string constant\) to type int"
	arr[1.5] = 2 // ERROR "1\.5 \(untyped float constant\) truncated to int"
	_ = arr[1:5] // ERROR "invalid argument: index 5 out of bounds \[0:4\]"
	_ = arr[2:1] // ERROR "invalid slice indices: 1 < 2"
	_ = s[1:2:3] // ERROR "invalid operation: 3-index slice of string"
	_ = []int{1, 2, 3}[5]
	_ = "abc"[3] // ERROR "invalid argument: index 3 out of bounds \[0:3\]"
	_ = *i // ERROR "invalid operation: cannot indirect i \(variable of type int\)"
	_ = i() // ERROR "invalid operation: cannot call non-function i \(variable of type int\)"
	_ = i[0] // ERROR "invalid operation: cannot index i \(variable of type int\)"
	_ = <-i // ERROR "invalid operation: cannot receive from non-channel i \(variable of type int\)"
	i <- 1 // ERROR "invalid operation: cannot send to non-channel i \(variable of type int\)"
	var ch <-chan int
	ch <- 1 // ERROR "invalid operation: cannot send to receive-only channel ch \(variable of type <-chan int\)"
	close(ch) // ERROR "invalid operation: cannot close receive-only channel ch \(variable of type <-chan int\)"
	var ch2 chan<- int
	<-ch2 // ERROR "invalid operation: cannot receive from send-only channel ch2 \(variable of type chan<- int\)"
	for range ch2 { // ERROR "cannot range over ch2 \(variable of type chan<- int\): receive from send-only channel"
	}
	_ = ^1.5 // ERROR "invalid operation: operator \^ not defined on 1\.5 \(untyped float constant\)"
	_ = !i // ERROR "invalid operation: operator ! not defined on i \(variable of type int\)"
	_ = -s // ERROR "invalid operation: operator - not defined on s \(variable of type string\)"
	_ = +true // ERROR "invalid operation: operator \+ not defined on true \(untyped bool constant\)"
	_ = i && true // ERROR "invalid operation: i && true \(mismatched types int and untyped bool\)"
	_ = i == s // ERROR "invalid operation: i == s \(mismatched types int and string\)"
	_ = i + s // ERROR "invalid operation: i \+ s \(mismatched types int and string\)"
	_ = i + 1.5 // ERROR "1\.5 \(untyped float constant\) truncated to int"
	_ = nil + nil // ERROR "invalid operation: operator \+ not defined on nil"
	_ = nil // ERROR "use of untyped nil in assignment to _ identifier"
	var z = nil // ERROR "z declared and not used" "use of untyped nil in variable declaration"
}

func init() int { return 1 } // ERROR "func init must have no arguments and no return values"
func main(x int) {}

var init = 3 // ERROR "cannot declare init - must be func"

type string2 = undefinedT // ERROR "undefined: undefinedT"

func (x int) m() {} // ERROR "cannot define new methods on non-local type int"
func (x *os.File) m() {} // ERROR "cannot define new methods on non-local type os\.File"
func (x fmt.Stringer) m() {} // ERROR "cannot define new methods on non-local type fmt\.Stringer"
func (T) m() {}
func (T) m() {} // ERROR "method T\.m already declared at \S*\w+\.go:\d+:\d+"


func (t T) x() {} // ERROR "field and method with the same name x"

type T struct {
	x int
	x string // ERROR "x redeclared"
	T2
	*T2 // ERROR "T2 redeclared"
}
type T2 struct{}
type I interface {
	m()
	m() // ERROR "duplicate method m"
	J // ERROR "duplicate method m"
}
type J interface{ m() int }
type K interface{ T2 }

var k K // ERROR "cannot use type K outside a type constraint: interface contains type constraints"
var _ = T{1, "a"} // ERROR "cannot use \"a\" \(untyped string constant\) as T2 value in struct literal"
var _ = T{x: 1, "a"} // ERROR "mixture of field:value and value elements in struct literal"
var _ = [2]int{1, 2, 3} // ERROR "index 2 is out of bounds \(>= 2\)"
var _ = [...]int{5: 1, 5: 2} // ERROR "duplicate index 5 in array or slice literal"
var _ = []int{-1: 0} // ERROR "invalid argument: index -1 \(constant of type int\) must not be negative"
var _ = []int{"a": 1} // ERROR "cannot convert \"a\" \(untyped string constant\) to type int"
var _ = map[string]int{1: "a"} // ERROR "cannot use 1 \(untyped int constant\) as string value in map literal"
var _ = map[string]int{"a"} // ERROR "missing key in map literal"
var _ = &[]int{1}[0]
var _ = [...]int{}
var _ [...]int // ERROR "invalid use of \[\.\.\.\] array \(outside a composite literal\)"
var _ [-1]int // ERROR "invalid array length -1 \(untyped int constant\)"
var _ [1.5]int // ERROR "array length 1\.5 \(untyped float constant\) must be integer"
var _ [n]int // ERROR "invalid array length n"
var n = 3
var _ map[func()]int // ERROR "invalid map key type func\(\)"
var _ chan<- <-chan int = nil
