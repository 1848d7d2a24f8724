package p

import "unsafe"

type ptr *int
type iface interface{ M() }
type E struct{ X int }

type S struct {
	a int
	a string // ERROR "a redeclared"
	b, b int // ERROR "b redeclared"
	E
	*E // ERROR "E redeclared"
	_ int
	_ string
}

type B1 struct{ ptr } // ERROR "embedded field type cannot be a pointer"
type B2 struct{ *ptr } // ERROR "embedded field type cannot be a pointer"
type B3 struct{ *iface } // ERROR "embedded field type cannot be a pointer to an interface"
type B4 struct{ iface }
type B5 struct{ unsafe.Pointer } // ERROR "embedded field type cannot be unsafe\.Pointer"
type B6 struct{ *undefined } // ERROR "undefined: undefined"
type B7 struct{ int; *string }
type B8 struct {
	E
	X int
	E2
}
type E2 struct{ X, Y int }

type M struct{ field int }

func (M) field()  {} // ERROR "field and method with the same name field"
func (*M) other() {}

type K1 map[[]int]int // ERROR "invalid map key type \[\]int"
type K2 map[func()]int // ERROR "invalid map key type func\(\)"
type K3 map[map[int]int]int // ERROR "invalid map key type map\[int\]int"
type K4 map[struct{ f []int }]string // ERROR "invalid map key type struct\{f \[\]int\}"
type K5 map[K6]int // ERROR "invalid map key type K6"
type K6 struct{ a [2]K1 }
type K7 map[interface{}]int
type K8 map[[2]func()]int // ERROR "invalid map key type \[2\]func\(\)"
type K9 map[*K1]chan K1




type Tagged struct {
	a int `json:"a"`
	b int "plain"
}
