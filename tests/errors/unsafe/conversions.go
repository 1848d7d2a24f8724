package main

import "unsafe"

type A struct{ x int }
type B struct{ x int32 }

func main() {
	var a *A
	var f float64
	var i int
	var p unsafe.Pointer
	_ = (*B)(a)            // ERROR "cannot convert a \(variable of type \*A\) to type \*B"
	_ = unsafe.Pointer(f)  // ERROR "cannot convert f \(variable of type float64\) to type unsafe\.Pointer"
	_ = unsafe.Pointer(i)  // ERROR "cannot convert i \(variable of type int\) to type unsafe\.Pointer"
	_ = int(p)             // ERROR "cannot convert p \(variable of type unsafe\.Pointer\) to type int"
	_ = A(p)               // ERROR "cannot convert p \(variable of type unsafe\.Pointer\) to type A"
	_ = *p                 // ERROR "invalid operation: cannot indirect p \(variable of type unsafe\.Pointer\)"
	_ = p + 1              // ERROR "cannot convert 1 \(untyped int constant\) to type unsafe\.Pointer"
	_ = p < p              // ERROR "invalid operation: p < p \(operator < not defined on unsafe\.Pointer\)"
	var q *int = p         // ERROR "cannot use p \(variable of type unsafe\.Pointer\) as \*int value in variable declaration"
	_ = q
	_ = (*B)(unsafe.Pointer(a))
	_ = uintptr(p)
}
