package main

import "unsafe"

type T struct {
	a int
	m func()
}

func (T) Method() {}

func main() {
	var t T
	var p *int
	var u unsafe.Pointer
	_ = unsafe.Sizeof()         // ERROR "not enough arguments for unsafe\.Sizeof\(\) \(expected 1, found 0\)"
	_ = unsafe.Sizeof(1, 2)     // ERROR "too many arguments for unsafe\.Sizeof\(1, 2\) \(expected 1, found 2\)"
	_ = unsafe.Offsetof(t)      // ERROR "invalid argument: t is not a selector expression"
	_ = unsafe.Offsetof(t.Method) // ERROR "invalid argument: t\.Method is a method value"
	_ = unsafe.Offsetof(t.nope) // ERROR "invalid argument: T has no single field nope"
	_ = unsafe.Slice(u, 1)      // ERROR "invalid argument: u \(variable of type unsafe\.Pointer\) is not a pointer"
	_ = unsafe.Slice(p, "x")    // ERROR "cannot convert \"x\" \(untyped string constant\) to type int"
	_ = unsafe.Slice(p, -1)     // ERROR "invalid argument: length -1 \(constant of type int\) must not be negative"
	_ = unsafe.String(p, 1)     // ERROR "cannot use p \(variable of type \*int\) as \*byte value in argument to unsafe\.String"
	_ = unsafe.StringData(1)    // ERROR "cannot use 1 \(untyped int constant\) as string value in argument to unsafe\.StringData"
	_ = unsafe.SliceData("s")   // ERROR "invalid argument: \"s\" \(untyped string constant\) is not a slice"
	_ = unsafe.Add(u, 1.5)      // ERROR "1\.5 \(untyped float constant\) truncated to int"
	unsafe.Sizeof(1)            // ERROR "unsafe\.Sizeof\(1\) \(constant 8 of type uintptr\) is not used"
}
