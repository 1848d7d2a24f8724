package main

func pairs(yield func(int, string) bool) {}

func main() {
	var i int
	var u8 uint8
	var f float64
	var s string
	var arr [3]int
	var sl []string
	var m map[string]bool
	var c chan int
	var so chan<- int
	var p *[3]int
	var ps *[]int
	for range f { // ERROR "cannot range over f \(variable of type float64\)"
	}
	for range nil { // ERROR "cannot range over nil"
	}
	for range main { // ERROR "cannot range over main \(value of type func\(\)\)"
	}
	for range ps { // ERROR "cannot range over ps \(variable of type \*\[\]int\)"
	}
	for range so { // ERROR "cannot range over so \(variable of type chan<- int\): receive from send-only channel"
	}
	for a, b := range i { // ERROR "a declared and not used" "range over i \(variable of type int\) permits only one iteration variable"
	}
	for a, b := range c { // ERROR "a declared and not used" "range over c \(variable of type chan int\) permits only one iteration variable"
	}
	for a := range 10 {
		_ = a + u8 // ERROR "invalid operation: a \+ u8 \(mismatched types int and uint8\)"
	}
	for a := range u8 {
		_ = a + u8
	}
	for a := range 1.5 { // ERROR "cannot range over 1\.5 \(untyped float constant\)"
	}
	for a := range 2.0 { // ERROR "cannot range over 2\.0 \(untyped float constant 2\)"
	}
	for u8 = range 300 { // ERROR "cannot use 300 \(untyped int constant\) as uint8 value in range clause \(overflows\)"
	}
	for s = range 10 { // ERROR "cannot use 10 \(untyped int constant\) as string value in range clause"
	}
	for s = range arr { // ERROR "cannot use s \(value of type int\) as string value in assignment"
	}
	for i, s = range sl {
	}
	for i, i = range sl { // ERROR "cannot use i \(value of type string\) as int value in assignment"
	}
	for s, i = range m { // ERROR "cannot use i \(value of type bool\) as int value in assignment"
	}
	for k, v := range m {
		_ = k + 1 // ERROR "invalid operation: k \+ 1 \(mismatched types string and untyped int\)"
		_ = v + 1 // ERROR "invalid operation: v \+ 1 \(mismatched types bool and untyped int\)"
	}
	for a, b := range p {
		_ = a + b
	}
	for _, r := range s {
		_ = r + s // ERROR "invalid operation: r \+ s \(mismatched types rune and string\)"
	}
	for _ = range sl {
	}
	for _, _ = range sl {
	}
	for _, _ := range sl { // ERROR "no new variables on left side of :="
	}
	for x := range c { // ERROR "x declared and not used"
	}
	for a, b := range pairs { // ERROR "cannot range over pairs \(value of type func\(yield func\(int, string\) bool\)\)"
	}
	for range undefinedName { // ERROR "undefined: undefinedName"
	}
	for arr[0], sl[0] = range sl {
	}
	for i = range "abc" {
	}
	for main = range sl { // ERROR "cannot assign to main \(neither addressable nor a map index expression\)"
	}
	for range 10 {
	}
	for 1 = range 10 { // ERROR "cannot assign to 1 \(neither addressable nor a map index expression\)"
	}
}
