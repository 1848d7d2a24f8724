// How constants are shown, and shifts that get their type from outside.
package p

const a = complex128(1000)
const b = complex128(1000i)
const c = complex128(1.5)
const d = complex64(1.5 + 2i)
const e complex128 = 3
const f = e * 2
const g = a + b
const h = 1i * 1i
const k = 1 + 0i
const l complex64 = 'a'
const m = e - e
const n = complex(1, 2)
const o complex64 = 0.1

var _ int8 = a                      // ERROR "^cannot use a \(constant \(1000 \+ 0i\) of type complex128\) as int8 value in variable declaration"
var _ int8 = b                      // ERROR "^cannot use b \(constant \(0 \+ 1000i\) of type complex128\) as int8 value in variable declaration"
var _ int8 = c                      // ERROR "^cannot use c \(constant \(1\.5 \+ 0i\) of type complex128\) as int8 value in variable declaration"
var _ int8 = d                      // ERROR "^cannot use d \(constant \(1\.5 \+ 2i\) of type complex64\) as int8 value in variable declaration"
var _ int8 = e                      // ERROR "^cannot use e \(constant \(3 \+ 0i\) of type complex128\) as int8 value in variable declaration"
var _ int8 = f                      // ERROR "^cannot use f \(constant \(6 \+ 0i\) of type complex128\) as int8 value in variable declaration"
var _ int8 = g                      // ERROR "^cannot use g \(constant \(1000 \+ 1000i\) of type complex128\) as int8 value in variable declaration"
var _ string = h                    // ERROR "^cannot use h \(untyped complex constant \(-1 \+ 0i\)\) as string value in variable declaration"
var _ string = k                    // ERROR "^cannot use k \(untyped complex constant \(1 \+ 0i\)\) as string value in variable declaration"
var _ int8 = l                      // ERROR "^cannot use l \(constant \(97 \+ 0i\) of type complex64\) as int8 value in variable declaration"
var _ int8 = m                      // ERROR "^cannot use m \(constant \(0 \+ 0i\) of type complex128\) as int8 value in variable declaration"
var _ string = n                    // ERROR "^cannot use n \(untyped complex constant \(1 \+ 2i\)\) as string value in variable declaration"
var _ string = o                    // ERROR "^cannot use o \(constant \(0\.1 \+ 0i\) of type complex64\) as string value in variable declaration"
var _ string = complex(1.0, 0)      // ERROR "^cannot use complex\(1\.0, 0\) \(untyped complex constant \(1 \+ 0i\)\) as string value in variable declaration"
var _ string = a * 2i               // ERROR "^cannot use a \* 2i \(constant \(0 \+ 2000i\) of type complex128\) as string value in variable declaration"
var _ string = real(d)              // ERROR "^cannot use real\(d\) \(constant 1\.5 of type float32\) as string value in variable declaration"
var _ string = imag(a)              // ERROR "^cannot use imag\(a\) \(constant 0 of type float64\) as string value in variable declaration"
var _ string = 2 * 1.5              // ERROR "^cannot use 2 \* 1\.5 \(untyped float constant 3\) as string value in variable declaration"
var _ string = 'a' + 0i             // ERROR "^cannot use 'a' \+ 0i \(untyped complex constant \(97 \+ 0i\)\) as string value in variable declaration"
var _ string = 'a' * 1.0            // ERROR "^cannot use 'a' \* 1\.0 \(untyped float constant 97\) as string value in variable declaration"
var _ string = 1e3                  // ERROR "^cannot use 1e3 \(untyped float constant 1000\) as string value in variable declaration"
var _ string = 1000i                // ERROR "^cannot use 1000i \(untyped complex constant \(0 \+ 1000i\)\) as string value in variable declaration"
var _ string = 1e400                // ERROR "^cannot use 1e400 \(untyped float constant 1e\+400\) as string value in variable declaration"
var _ string = 1e-400               // ERROR "^cannot use 1e-400 \(untyped float constant\) as string value in variable declaration"
var _ string = 1e400i               // ERROR "^cannot use 1e400i \(untyped complex constant \(0 \+ 1e\+400i\)\) as string value in variable declaration"
var _ string = -a                   // ERROR "^cannot use -a \(constant \(-1000 \+ 0i\) of type complex128\) as string value in variable declaration"
var _ string = -b                   // ERROR "^cannot use -b \(constant \(0 \+ -1000i\) of type complex128\) as string value in variable declaration"
var _ string = a == 1000            // ERROR "^cannot use a == 1000 \(untyped bool constant true\) as string value in variable declaration"
var _ string = complex128(1 << 60)  // ERROR "^cannot use complex128\(1 << 60\) \(constant \(1\.15292e\+18 \+ 0i\) of type complex128\) as string value in variable declaration"
var _ string = complex64(1<<60 + 1) // ERROR "^cannot use complex64\(1 << 60 \+ 1\) \(constant \(1\.15292e\+18 \+ 0i\) of type complex64\) as string value in variable declaration"
var _ string = float32(0.1)         // ERROR "^cannot use float32\(0\.1\) \(constant 0\.1 of type float32\) as string value in variable declaration"
var _ string = float32(1e30)        // ERROR "^cannot use float32\(1e30\) \(constant 1e\+30 of type float32\) as string value in variable declaration"
var _ string = float64(1 << 62)     // ERROR "^cannot use float64\(1 << 62\) \(constant 4\.61169e\+18 of type float64\) as string value in variable declaration"
var _ string = float64(3)           // ERROR "^cannot use float64\(3\) \(constant 3 of type float64\) as string value in variable declaration"
var _ string = 5.0                  // ERROR "^cannot use 5\.0 \(untyped float constant 5\) as string value in variable declaration"
var _ string = 5.0 / 2              // ERROR "^cannot use 5\.0 / 2 \(untyped float constant 2\.5\) as string value in variable declaration"
var _ string = 1 / 3.0              // ERROR "^cannot use 1 / 3\.0 \(untyped float constant 0\.333333\) as string value in variable declaration"

func fn[T ~complex64](x T) {
	var y float32
	_ = y << 1 // ERROR "^invalid operation: shifted operand y \(variable of type float32\) must be integer"
	var s uint
	var z complex128              // ERROR "^z declared and not used"
	z = (1 << s) << (1 << s)      // ERROR "^invalid operation: shifted operand 1 \(type complex128\) must be integer"
	z = (1 << s) << (1. << s)     // ERROR "^invalid operation: shifted operand 1 \(type complex128\) must be integer"
	z = 1 << s << 2               // ERROR "^invalid operation: shifted operand 1 \(type complex128\) must be integer"
	var q float64 = 1 << s << 2   // ERROR "^q declared and not used" "^invalid operation: shifted operand 1 \(type float64\) must be integer"
	q = (1 << s) + 2<<s           // ERROR "^invalid operation: shifted operand 1 \(type float64\) must be integer" "^invalid operation: shifted operand 2 \(type float64\) must be integer"
	var r float64 = 1.0 << s >> 1 // ERROR "^r declared and not used" "^invalid operation: shifted operand 1\.0 << s \(untyped float value\) must be integer"
}
