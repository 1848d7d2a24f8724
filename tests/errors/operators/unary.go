package main

func value() int { return 1 }

type point struct{ x, y int }

func (point) area() int { return 0 }

func main() {
	var s string
	var b bool
	var i int
	var f float64
	var p *int
	_ = -s // ERROR "invalid operation: operator - not defined on s \(variable of type string\)"
	_ = +b // ERROR "invalid operation: operator \+ not defined on b \(variable of type bool\)"
	_ = !i // ERROR "invalid operation: operator ! not defined on i \(variable of type int\)"
	_ = ^f // ERROR "invalid operation: operator \^ not defined on f \(variable of type float64\)"
	_ = *i // ERROR "invalid operation: cannot indirect i \(variable of type int\)"
	_ = *s // ERROR "invalid operation: cannot indirect s \(variable of type string\)"
	_ = &1 // ERROR "invalid operation: cannot take address of 1 \(untyped int constant\)"
	_ = &value() // ERROR "invalid operation: cannot take address of value\(\) \(value of type int\)"
	_ = &(value()) // ERROR "invalid operation: cannot take address of value\(\) \(value of type int\)"
	_ = &point{1, 2}
	_ = &[]int{1}[0]
	_ = &map[string]int{}["a"] // ERROR "invalid operation: cannot take address of map\[string\]int\{\}\[\"a\"\] \(map index expression of type int\)"
	_ = &"abc"[0] // ERROR "invalid operation: cannot take address of \"abc\"\[0\] \(value of type byte\)"
	_ = &point{}.x // ERROR "invalid operation: cannot take address of point\{\}\.x \(value of type int\)"
	_ = <-i // ERROR "invalid operation: cannot receive from non-channel i \(variable of type int\)"
	_ = <-p // ERROR "invalid operation: cannot receive from non-channel p \(variable of type \*int\)"
	_ = -"a" // ERROR "invalid operation: operator - not defined on \"a\" \(untyped string constant\)"
	_ = !1 // ERROR "invalid operation: operator ! not defined on 1 \(untyped int constant\)"
	_ = ^1.0 // ERROR "invalid operation: operator \^ not defined on 1\.0 \(untyped float constant 1\)"
	_ = *nil // ERROR "invalid operation: cannot indirect nil"
	_ = **p // ERROR "invalid operation: cannot indirect \*p \(variable of type int\)"
	_ = &nil // ERROR "invalid operation: cannot take address of nil"
	_ = ~i // ERROR "cannot use ~ outside of interface or type constraint \(use \^ for bitwise complement\)"
	_ = ~f // ERROR "cannot use ~ outside of interface or type constraint"
}
