package main

// Operators want operands of one type that has them.

type celsius float64

func main() {
	var i int
	var u uint8
	var f float64
	var s string
	var b bool
	var p *int
	var t celsius
	_ = i + u // ERROR "invalid operation: i \+ u \(mismatched types int and uint8\)"
	_ = i + f // ERROR "invalid operation: i \+ f \(mismatched types int and float64\)"
	_ = s + i // ERROR "invalid operation: s \+ i \(mismatched types string and int\)"
	_ = b + b // ERROR "invalid operation: operator \+ not defined on b \(variable of type bool\)"
	_ = s - s // ERROR "invalid operation: operator - not defined on s \(variable of type string\)"
	_ = f % f // ERROR "invalid operation: operator % not defined on f \(variable of type float64\)"
	_ = f & f // ERROR "invalid operation: operator & not defined on f \(variable of type float64\)"
	_ = p + 1 // ERROR "invalid operation: p \+ 1 \(mismatched types \*int and untyped int\)"
	_ = p + p // ERROR "invalid operation: operator \+ not defined on p \(variable of type \*int\)"
	_ = i && b // ERROR "invalid operation: i && b \(mismatched types int and bool\)"
	_ = i || i // ERROR "invalid operation: operator \|\| not defined on i \(variable of type int\)"
	_ = t + f // ERROR "invalid operation: t \+ f \(mismatched types celsius and float64\)"
	_ = t + 1.5
	_ = i + 1.5 // ERROR "1\.5 \(untyped float constant\) truncated to int"
	_ = i + "a" // ERROR "invalid operation: i \+ \"a\" \(mismatched types int and untyped string\)"
	_ = s + 'a' // ERROR "invalid operation: s \+ 'a' \(mismatched types string and untyped rune\)"
	_ = u + 256 // ERROR "256 \(untyped int constant\) overflows uint8"
	_ = u - -1 // ERROR "-1 \(untyped int constant\) overflows uint8"
	i += f // ERROR "invalid operation: i \+= f \(mismatched types int and float64\)"
	i += "x" // ERROR "invalid operation: i \+= \"x\" \(mismatched types int and untyped string\)"
	s -= "x" // ERROR "invalid operation: operator - not defined on s \(variable of type string\)"
	b &= true // ERROR "invalid operation: operator & not defined on b \(variable of type bool\)"
	_ = i + nil // ERROR "invalid operation: i \+ nil \(mismatched types int and untyped nil\)"
	_ = nil + nil // ERROR "invalid operation: operator \+ not defined on nil"
}
