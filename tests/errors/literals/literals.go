package main

import "strings"

type point struct{ x, y int }
type line struct {
	a, b *point
	name string
}
type grid [2][2]int
type fn func()

func main() {
	_ = point{1} // ERROR "too few values in struct literal of type point"
	_ = point{1, 2, 3} // ERROR "too many values in struct literal of type point"
	_ = point{x: 1, 2} // ERROR "mixture of field:value and value elements in struct literal"
	_ = point{1, y: 2} // ERROR "mixture of field:value and value elements in struct literal"
	_ = point{x: 1, x: 2} // ERROR "duplicate field name x in struct literal"
	_ = point{z: 1} // ERROR "unknown field z in struct literal of type point"
	_ = point{"a", 2} // ERROR "cannot use \"a\" \(untyped string constant\) as int value in struct literal"
	_ = point{x: "a"} // ERROR "cannot use \"a\" \(untyped string constant\) as int value in struct literal"
	_ = point{1: 2} // ERROR "invalid field name 1 in struct literal"
	_ = point{}
	_ = &point{1, 2}
	_ = line{a: {1, 2}} // ERROR "missing type in composite literal"
	_ = []point{{1, 2}, {x: 1}}
	_ = []*point{{1, 2}, nil, &point{}}
	_ = []point{{1}} // ERROR "too few values in struct literal of type struct\{x int; y int\}"
	_ = map[string]point{"a": {1, 2}}
	_ = map[point]string{{1, 2}: "x"}
	_ = map[string]int{"a": 1, "a": 2} // ERROR "duplicate key \"a\" in map literal"
	_ = map[int]int{1: 1, 2: 2, 1.0: 3} // ERROR "duplicate key 1 in map literal"
	_ = map[any]int{1: 1, 1.0: 2, "a": 3, 1: 4} // ERROR "duplicate key 1 in map literal"
	_ = map[string]int{"a"} // ERROR "missing key in map literal"
	_ = map[string]int{1: 1} // ERROR "cannot use 1 \(untyped int constant\) as string value in map literal"
	_ = []int{1, "a"} // ERROR "cannot use \"a\" \(untyped string constant\) as int value in array or slice literal"
	_ = [2]int{1, 2, 3} // ERROR "index 2 is out of bounds \(>= 2\)"
	_ = [...]int{5: 1, 2}
	_ = []int{0: 1, 0: 2} // ERROR "duplicate index 0 in array or slice literal"
	_ = []int{1, 0: 2} // ERROR "duplicate index 0 in array or slice literal"
	_ = []int{-1: 1} // ERROR "invalid argument: index -1 \(constant of type int\) must not be negative"
	_ = []int{"a": 1} // ERROR "cannot convert \"a\" \(untyped string constant\) to type int"
	_ = [2]int{2: 1} // ERROR "invalid argument: index 2 out of bounds \[0:2\]"
	var i int
	_ = []int{i: 1} // ERROR "index i must be integer constant"
	_ = grid{{1, 2}, {3}}
	_ = grid{{1, 2, 3}} // ERROR "index 2 is out of bounds \(>= 2\)"
	_ = int{1} // ERROR "invalid composite literal type int"
	_ = fn{} // ERROR "invalid composite literal type fn"
	_ = []undefinedType{1} // ERROR "undefined: undefinedType"
	_ = strings.Reader{""} // ERROR "implicit assignment to unexported field .* in struct literal of type strings\.Reader" "too few values in struct literal of type strings\.Reader"
	_ = struct{ a int }{b: 1} // ERROR "unknown field b in struct literal of type struct\{a int\}"
	_ = [...]string{}
	var x [...]int // ERROR "invalid use of \[\.\.\.\] array \(outside a composite literal\)"
	_ = func(a int) string { return a } // ERROR "cannot use a \(variable of type int\) as string value in return statement"
	_ = func() { return 1 } // ERROR "too many return values"
	_ = func() int {} // ERROR "missing return"
	_ = [3]int{0, 1, 2}[3] // ERROR "invalid argument: index 3 out of bounds \[0:3\]"
	_ = []int{nil} // ERROR "cannot use nil as int value in array or slice literal"
	_ = []any{nil, 1, "a"}
	_ = x
}
