package main

type point struct{ x, y int }
type shape interface{ area() float64 }
type square struct{}

func (*square) area() float64 { return 1 }

func two() (int, string) { return 1, "" }
func none()              {}
func makePoint() point   { return point{} }

const answer = 42

func main() {
	var i int
	var s string
	var p *int
	var sh shape
	var m map[string]point
	var fn func(int) string // ERROR "fn declared and not used"
	var arr [3]int
	i = "a" // ERROR "cannot use \"a\" \(untyped string constant\) as int value in assignment"
	s = 1 // ERROR "cannot use 1 \(untyped int constant\) as string value in assignment"
	i = 1.5 // ERROR "cannot use 1\.5 \(untyped float constant\) as int value in assignment \(truncated\)"
	i = nil // ERROR "cannot use nil as int value in assignment"
	p = 0 // ERROR "cannot use 0 \(untyped int constant\) as \*int value in assignment"
	p = nil
	p = &s // ERROR "cannot use &s \(value of type \*string\) as \*int value in assignment"
	sh = square{} // ERROR "cannot use square\{\} \(value of type square\) as shape value in assignment: square does not implement shape \(method area has pointer receiver\)"
	sh = &square{}
	sh = 3 // ERROR "cannot use 3 \(constant of type int\) as shape value in assignment: int does not implement shape \(missing method area\)"
	sh = p // ERROR "cannot use p \(variable of type \*int\) as shape value in assignment: \*int does not implement shape \(missing method area\)"
	fn = none // ERROR "cannot use none \(value of type func\(\)\) as func\(int\) string value in assignment"
	fn = func(i int) string { return "" }
	m["a"].x = 1 // ERROR "cannot assign to struct field m\[\"a\"\]\.x in map"
	m["a"] = point{}
	makePoint().x = 1 // ERROR "cannot assign to makePoint\(\)\.x \(neither addressable nor a map index expression\)"
	answer = 2 // ERROR "cannot assign to answer \(neither addressable nor a map index expression\)"
	none() = 1 // ERROR "none\(\) \(no value\) used as value"
	two = nil // ERROR "cannot assign to two \(neither addressable nor a map index expression\)"
	i, s = two()
	i, i = two() // ERROR "cannot use two\(\) \(value of type string\) as int value in assignment"
	i = two() // ERROR "assignment mismatch: 1 variable but two returns 2 values"
	i, s, s = two() // ERROR "assignment mismatch: 3 variables but two returns 2 values"
	i, s = 1 // ERROR "assignment mismatch: 2 variables but 1 value"
	i, s = 1, 2, 3 // ERROR "assignment mismatch: 2 variables but 3 values"
	i = none() // ERROR "none\(\) \(no value\) used as value"
	_ = none
	_ = nil // ERROR "use of untyped nil in assignment to _ identifier"
	_ = none() // ERROR "none\(\) \(no value\) used as value"
	1 = i // ERROR "cannot assign to 1 \(neither addressable nor a map index expression\)"
	i + 1 = 2 // ERROR "cannot assign to i \+ 1 \(neither addressable nor a map index expression\)"
	"abc"[0] = 'x' // ERROR "cannot assign to \"abc\"\[0\] \(neither addressable nor a map index expression\)"
	s[0] = 'x' // ERROR "cannot assign to s\[0\] \(neither addressable nor a map index expression\)"
	arr = [4]int{} // ERROR "cannot use \[4\]int\{\} \(value of type \[4\]int\) as \[3\]int value in assignment"
	arr[1] = "x" // ERROR "cannot use \"x\" \(untyped string constant\) as int value in assignment"
	i, ok := m["a"] // ERROR "cannot use m\[\"a\"\] \(map index expression of type point\) as int value in assignment"
	v, ok := m["a"]
	w, good := <-make(chan int)
	x, yes := any(1).(int)
	y, no := arr[1] // ERROR "no declared and not used" "assignment mismatch: 2 variables but 1 value"
	main = nil // ERROR "cannot assign to main \(neither addressable nor a map index expression\)"
	nil = 1 // ERROR "cannot assign to nil \(neither addressable nor a map index expression\)"
	true = false // ERROR "cannot assign to true \(neither addressable nor a map index expression\)"
	int = 1 // ERROR "int \(type\) is not an expression"
	*p = 1.5 // ERROR "cannot use 1\.5 \(untyped float constant\) as int value in assignment \(truncated\)"
	(i) = 3
	i++
	s++ // ERROR "invalid operation: s\+\+ \(non-numeric type string\)"
	answer++ // ERROR "cannot assign to answer \(neither addressable nor a map index expression\)"
	none()++ // ERROR "none\(\) \(no value\) used as value"
	_++ // ERROR "cannot use _ as value or type"
	_ += 1 // ERROR "cannot use _ as value or type"
	_, _, _, _, _, _, _ = ok, v, w, good, x, yes, y
	var q *point = sh // ERROR "cannot use sh \(variable of type shape\) as \*point value in variable declaration"
	_ = q
	var c chan<- int
	var d <-chan int = c // ERROR "cannot use c \(variable of type chan<- int\) as <-chan int value in variable declaration"
	_ = d
}
