package main

type inner struct{ f func() }
type outer struct{ in inner }
type stringer interface{ String() string }
type name string

func (name) String() string { return "" }

type number int

func main() {
	var s1, s2 []int
	var m map[string]int
	var f func()
	var o1, o2 outer
	var a1, a2 [3][]int
	var e any
	var st stringer
	var n name
	var num number
	var i int
	var c1 chan int
	var c2 <-chan int
	var p *int
	var q *string
	var st1 struct{ a int }
	_ = s1 == s2 // ERROR "invalid operation: s1 == s2 \(slice can only be compared to nil\)"
	_ = s1 == nil
	_ = nil == m
	_ = m == m // ERROR "invalid operation: m == m \(map can only be compared to nil\)"
	_ = f != f // ERROR "invalid operation: f != f \(func can only be compared to nil\)"
	_ = f == nil
	_ = o1 == o2 // ERROR "invalid operation: o1 == o2 \(struct containing inner cannot be compared\)"
	_ = a1 == a2 // ERROR "invalid operation: a1 == a2 \(\[3\]\[\]int cannot be compared\)"
	_ = e == s1 // ERROR "invalid operation: e == s1 \(slice can only be compared to nil\)"
	_ = e == i
	_ = st == n
	_ = st == num // ERROR "invalid operation: st == num \(mismatched types stringer and number\)"
	_ = i == nil // ERROR "invalid operation: i == nil \(mismatched types int and untyped nil\)"
	_ = nil == nil // ERROR "invalid operation: nil == nil \(operator == not defined on untyped nil\)"
	_ = c1 == c2
	_ = p == q // ERROR "invalid operation: p == q \(mismatched types \*int and \*string\)"
	_ = p < p // ERROR "invalid operation: p < p \(operator < not defined on pointer\)"
	_ = st1 < st1 // ERROR "invalid operation: st1 < st1 \(operator < not defined on struct\)"
	_ = true < false // ERROR "invalid operation: true < false \(operator < not defined on untyped bool\)"
	_ = i == 1.5 // ERROR "1\.5 \(untyped float constant\) truncated to int"
	_ = i == "a" // ERROR "invalid operation: i == \"a\" \(mismatched types int and untyped string\)"
	_ = num == i // ERROR "invalid operation: num == i \(mismatched types number and int\)"
	_ = e < e // ERROR "invalid operation: e < e \(operator < not defined on interface\)"
	_ = e == nil
	_ = 1 == "a" // ERROR "invalid operation: 1 == \"a\" \(mismatched types untyped int and untyped string\)"
	_ = "a" < "b"
	_ = 1i < 2i // ERROR "invalid operation: 1i < 2i \(operator < not defined on untyped complex\)"
	_ = i < nil // ERROR "invalid operation: i < nil \(mismatched types int and untyped nil\)"
}

type funcs [10]func()

func _(a funcs) bool { return a == a } // ERROR "invalid operation: a == a \(\[10\]func\(\) cannot be compared\)"
