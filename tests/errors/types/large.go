// Literals inside their own types, and sizes past what an address can say.
package p

import "unsafe"

type (
	list  [][len(list{})]int            // ERROR "^invalid recursive type"
	table map[[len(table{1: 2})]int]int // ERROR "^invalid recursive type"
)

type E [1 << 30]complex128

var a [1 << 30]E

var s struct {
	_ [1 << 30]E
	x int
}

var _ = unsafe.Sizeof(a)     // ERROR "^a \(variable of type \[1073741824\]E\) is too large"
var _ = unsafe.Offsetof(s.x) // ERROR "^s \(variable of type struct\{_ \[1073741824\]E; x int\}\) is too large"

func none()           {}
func two(int, string) {}

func _() {
	two(none()) // ERROR "^none\(\) \(no value\) used as value" "^not enough arguments in call to two"
}
