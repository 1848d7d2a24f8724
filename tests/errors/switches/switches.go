package main

type shape interface{ area() int }
type square struct{}

func (square) area() int { return 1 }

type circle struct{}

func (*circle) area() int { return 1 }

type line struct{}

func main() {
	var i int
	var s string
	var e any
	var sh shape
	var f func()
	switch i {
	case 1, 2:
	case 2: // ERROR "duplicate case 2 \(constant of type int\) in expression switch"
	case "a": // ERROR "cannot convert \"a\" \(untyped string constant\) to type int"
	case 1.5: // ERROR "1\.5 \(untyped float constant\) truncated to int"
	case nil: // ERROR "cannot convert nil to type int"
	case s: // ERROR "invalid case s in switch on i \(mismatched types string and int\)"
	case i + 3:
		fallthrough
	case 7:
		if i > 1 {
			fallthrough // ERROR "fallthrough statement out of place"
		}
	case 8:
		fallthrough // ERROR "fallthrough statement out of place"
		i++
	case 9:
		fallthrough // ERROR "cannot fallthrough final case in switch"
	}
	switch s {
	case "a", "b", "a": // ERROR "duplicate case \"a\" \(constant of type string\) in expression switch"
	}
	switch {
	case i == 1:
	case i: // ERROR "invalid case i in switch on true \(mismatched types int and bool\)"
	case true, true:
	}
	switch e {
	case 1, "a", 1, 1.0: // ERROR "duplicate case 1 \(constant of type int\) in expression switch"
	case nil:
	}
	switch f {
	case nil:
	case f: // ERROR "invalid case f in switch on f \(func can only be compared to nil\)"
	}
	switch []int{} {
	}
	switch [2][]int{} { // ERROR "cannot switch on \[2\]\[\]int\{\} \(value of type \[2\]\[\]int\) \(\[2\]\[\]int is not comparable\)"
	}
	switch nil { // ERROR "use of untyped nil in switch expression"
	}
	switch x := e.(type) {
	case int:
		_ = x + 1
	case string, bool:
		_ = x + 1 // ERROR "invalid operation: x \+ 1 \(mismatched types any and int\)"
	case nil:
		_ = x
	case int: // ERROR "duplicate case int in type switch"
	case error:
		_ = x.Error()
	case 1: // ERROR "1 is not a type"
	case undefinedType: // ERROR "undefined: undefinedType"
	}
	switch x := e.(type) { // ERROR "x declared and not used"
	case int:
	}
	switch sh.(type) {
	case square:
	case circle: // ERROR "impossible type switch case: circle"
	case *circle:
	case line: // ERROR "impossible type switch case: line"
	case any:
	case square: // ERROR "duplicate case square in type switch"
	case nil, nil: // ERROR "duplicate case nil in type switch"
	}
	switch i.(type) { // ERROR "i \(variable of type int\) is not an interface"
	}
	switch _ := e.(type) { // ERROR "no new variable on left side of :="
	}
	switch e.(type) {
	case int:
		fallthrough // ERROR "cannot fallthrough in type switch"
	default:
	}
	switch x := i; x {
	}
	switch i := e.(type) {
	case int, string:
		i++ // ERROR "invalid operation: i\+\+ \(non-numeric type any\)"
	}
	_ = e.(shape)
	_ = sh.(line) // ERROR "impossible type assertion: sh\.\(line\)"
	_ = sh.(circle) // ERROR "impossible type assertion: sh\.\(circle\)"
	_ = sh.(*circle)
	_ = i.(int) // ERROR "invalid operation: i \(variable of type int\) is not an interface"
	_ = e.(undefinedType) // ERROR "undefined: undefinedType"
	switch f := f; f() { // ERROR "f\(\) \(no value\) used as value"
	}
	switch main() { // ERROR "main\(\) \(no value\) used as value"
	}
	fallthrough // ERROR "fallthrough statement out of place"
}
