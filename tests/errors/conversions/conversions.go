package main

import "unsafe"

type celsius float64
type pair struct{ a, b int }
type other struct{ a, b int }
type tagged struct {
	a, b int `json:"x"`
}
type reader interface{ Read() int }

func main() {
	var i int
	var f float64
	var s string
	var b bool
	var bs []byte
	var arr [3]int
	var sl []int
	var p *pair
	_ = int(s) // ERROR "cannot convert s \(variable of type string\) to type int"
	_ = int("1") // ERROR "cannot convert \"1\" \(untyped string constant\) to type int"
	_ = string(i)
	_ = string(f) // ERROR "cannot convert f \(variable of type float64\) to type string"
	_ = string(bs)
	_ = []rune(s)
	_ = []int(s) // ERROR "cannot convert s \(variable of type string\) to type \[\]int"
	_ = []byte("abc")
	_ = bool(i) // ERROR "cannot convert i \(variable of type int\) to type bool"
	_ = int(b) // ERROR "cannot convert b \(variable of type bool\) to type int"
	_ = celsius(i)
	_ = celsius("x") // ERROR "cannot convert \"x\" \(untyped string constant\) to type celsius"
	_ = pair(other{})
	_ = tagged(pair{})
	_ = (*other)(p)
	_ = (*int)(p) // ERROR "cannot convert p \(variable of type \*pair\) to type \*int"
	_ = unsafe.Pointer(p)
	_ = uintptr(unsafe.Pointer(p))
	_ = (*int)(unsafe.Pointer(uintptr(0)))
	_ = [3]int(sl)
	_ = [2]string(sl) // ERROR "cannot convert sl \(variable of type \[\]int\) to type \[2\]string"
	_ = (*[3]int)(sl)
	_ = []int(arr) // ERROR "cannot convert arr \(variable of type \[3\]int\) to type \[\]int"
	_ = reader(i) // ERROR "cannot convert i \(variable of type int\) to type reader: int does not implement reader \(missing method Read\)"
	_ = reader(nil)
	_ = int(nil) // ERROR "cannot convert nil to type int"
	_ = (*int)(nil)
	_ = func() nil // ERROR "func\(\) nil \(type\) is not an expression" "nil is not a type"
	_ = int(1.5) // ERROR "cannot convert 1\.5 \(untyped float constant\) to type int"
	_ = int(1.0)
	_ = uint(-1) // ERROR "constant -1 overflows uint"
	_ = int8(200) // ERROR "constant 200 overflows int8"
	_ = string(65)
	_ = string(-1)
	_ = float32(1e40) // ERROR "cannot convert 1e40 \(untyped float constant 1e\+40\) to type float32"
	_ = complex128(1)
	_ = complex128(f) // ERROR "cannot convert f \(variable of type float64\) to type complex128"
	_ = int(1i) // ERROR "cannot convert 1i \(untyped complex constant \(0 \+ 1i\)\) to type int"
	_ = int(1 + 0i)
	_ = chan<- int(make(chan int))
	_ = (<-chan int)(make(chan int))
	_ = (chan int)(make(<-chan int)) // ERROR "cannot convert make\(<-chan int\) \(value of type <-chan int\) to type chan int"
	_ = map[string]int(nil)
	_ = int() // ERROR "missing argument in conversion to int"
	_ = int(1, 2) // ERROR "too many arguments in conversion to int"
	_ = int(sl...) // ERROR "invalid use of \.\.\. in conversion to int"
	_ = uint8(255 + 1) // ERROR "constant 256 overflows uint8"
}
