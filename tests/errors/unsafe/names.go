package main

import "unsafe"

var f = unsafe.Sizeof // ERROR "unsafe\.Sizeof \(built-in\) must be called"
var p unsafe.Pointr   // ERROR "undefined: unsafe\.Pointr"

type T struct {
	unsafe.Pointer // ERROR "embedded field type cannot be unsafe\.Pointer"
}

func (p unsafe.Pointer) m() {} // ERROR "cannot define new methods on non-local type unsafe\.Pointer"

const c = unsafe.Sizeof(g()) // ERROR "too many arguments for unsafe\.Sizeof\(g\(\)\) \(expected 1, found 2\)"

func g() (int, string) { return 1, "" }

func main() {
	unsafe.Foo() // ERROR "undefined: unsafe\.Foo"
	go unsafe.Sizeof(1) // ERROR "go discards result of unsafe\.Sizeof\(1\) \(constant 8 of type uintptr\)"
}
