package main

func main() {
	var i, n int
	var f float64
	var s string
	var u8 uint8
	_ = f << 1 // ERROR "invalid operation: shifted operand f \(variable of type float64\) must be integer"
	_ = s << 1 // ERROR "invalid operation: shifted operand s \(variable of type string\) must be integer"
	_ = i << s // ERROR "invalid operation: shift count s \(variable of type string\) must be integer"
	_ = i << f // ERROR "invalid operation: shift count f \(variable of type float64\) must be integer"
	_ = i << 1.0
	_ = i << 1.5 // ERROR "1\.5 \(untyped float constant\) truncated to uint"
	_ = i << -1 // ERROR "invalid operation: negative shift count -1 \(untyped int constant\)"
	_ = i << "a" // ERROR "cannot convert \"a\" \(untyped string constant\) to type uint"
	_ = 1 << n
	_ = 1.0 << n // ERROR "invalid operation: shifted operand 1\.0 \(type float64\) must be integer"
	_ = 1.5 << n // ERROR "invalid operation: shifted operand 1\.5 \(untyped float constant\) must be integer"
	var a float64 = 1 << n // ERROR "invalid operation: shifted operand 1 \(type float64\) must be integer"
	var b int = 1.0 << n
	var c = 1.0 << n // ERROR "invalid operation: shifted operand 1\.0 \(type float64\) must be integer"
	_ = u8 << 300
	_ = float64(1 << n) // ERROR "invalid operation: shifted operand 1 \(type float64\) must be integer"
	_ = 1 << 1000 >> 1000 // ERROR "constant shift overflow"
	_ = 1 << 100 // ERROR "cannot use 1 << 100 \(untyped int constant 1267650600228229401496703205376\) as int value in assignment to _ identifier \(overflows\)"
	_ = 1 << 2000 // ERROR "invalid operation: invalid shift count 2000 \(untyped int constant\)"
	var d any = 1 << n
	_ = make([]int, 1.0<<n)
	_ = s[1.0<<n]
	_ = "a" << 1 // ERROR "invalid operation: shifted operand \"a\" \(untyped string constant\) must be integer"
	_ = 1<<n == 2.0 // ERROR "invalid operation: shifted operand 1 \(type float64\) must be integer"
	_ = 1<<n == 2
	_ = i << nil // ERROR "cannot convert nil to type uint"
	_, _, _, _ = a, b, c, d
}
