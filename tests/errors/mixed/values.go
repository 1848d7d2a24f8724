package p

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math"
	"strings"
	"sync"
	"time"
)

// init cycles through methods, closures, embedded, method values
type T struct{ n int }

func (t T) M() int   { return v1 }
func (t *T) PM() int { return v2 } // ERROR "cannot use v2 \(variable of type func\(\) int\) as int value in return statement"

var v1 = T{}.M() // ERROR "initialization cycle for v1"
var v2 = (&T{}).PM // ERROR "initialization cycle for v2"
var v3 = func() int { return v4 }() // ERROR "initialization cycle for v3"
var v4 = v3 + 1
var v5, v6 = two() // ERROR "initialization cycle for v6"

func two() (int, int) { return v6, 1 }

var v7 = T.M
var v8 interface{ M() int } = T{v8.M()} // ERROR "initialization cycle: v8 refers to itself"
var v9 = []func(){func() { v9[0]() }} // ERROR "initialization cycle: v9 refers to itself"
var v10 = len([v11]int{})

const v11 = len([v12]int{}) // ERROR "initialization cycle for v11"
const v12 = v11

type A [len(va)]int // ERROR "invalid recursive type A"

var va A

type B struct{ x [unsafeSize]B } // ERROR "invalid recursive type: B refers to itself"

const unsafeSize = 3

type C interface{ m(D) }
type D struct{ c C }

// constants
const (
	c0 = iota << 63
	c1
	c2 uint64 = 1<<64 - 1
	c3 uint64 = 1 << 64 // ERROR "cannot use 1 << 64 \(untyped int constant 18446744073709551616\) as uint64 value in constant declaration \(overflows\)"
	c4        = math.MaxUint64
	c5 int    = c4 // ERROR "cannot use c4 \(untyped int constant 18446744073709551615\) as int value in constant declaration \(overflows\)"
	c6        = 1.0 << 3.0
	c7        = "a" + 'b' // ERROR "invalid operation: \"a\" \+ 'b' \(mismatched types untyped string and untyped rune\)"
	c8        = !1 // ERROR "invalid operation: operator ! not defined on 1 \(untyped int constant\)"
	c9        = 5 % 0 // ERROR "invalid operation: division by zero"
	c10       = 5.0 % 2.0 // ERROR "invalid operation: operator % not defined on 5\.0 \(untyped float constant 5\)"
	c11       = len("abc") + cap([3]int{})
	c12       = math.Pi << 1 // ERROR "invalid operation: shifted operand math\.Pi \(untyped float constant 3\.14159\) must be integer"
	c13 byte  = c11 * 100 // ERROR "cannot use c11 \* 100 \(constant 600 of type int\) as byte value in constant declaration"
	c14       = 'a' * 1e3
	c15 int8  = -129 // ERROR "cannot use -129 \(untyped int constant\) as int8 value in constant declaration \(overflows\)"
	c16       = ^0
	c17 uint  = ^0 // ERROR "cannot use \^0 \(untyped int constant -1\) as uint value in constant declaration \(overflows\)"
	c18       = time.Second * 1.5 // ERROR "1\.5 \(untyped float constant\) truncated to int64"
	c19 time.Duration = 1 << 63 // ERROR "cannot use 1 << 63 \(untyped int constant 9223372036854775808\) as time\.Duration value in constant declaration \(overflows\)"
	c20       = complex(1, 2) < 3 // ERROR "invalid operation: complex\(1, 2\) < 3 \(operator < not defined on untyped complex\)"
	c21       = real(1i) + imag(2)
	c22 float32 = math.MaxFloat64 // ERROR "cannot use math\.MaxFloat64 \(untyped float constant 1\.79769e\+308\) as float32 value in constant declaration \(overflows\)"
	c23       = 0x1p-2000 * 1
	c24 int   = 1e100 // ERROR "cannot use 1e100 \(untyped float constant 1e\+100\) as int value in constant declaration \(truncated\)"
	c25       = nil // ERROR "nil is not constant"
	c26       = f() // ERROR "f\(\) \(value of type int\) is not constant"
	c27       = []int{1} // ERROR "\[\]int\{…\} \(value of type \[\]int\) is not constant"
)

func f() int { return 1 }

func shifts(u uint, i int, f float64) {
	_ = 1.0 << u // ERROR "invalid operation: shifted operand 1\.0 \(type float64\) must be integer"
	var a float64 = 1 << u // ERROR "invalid operation: shifted operand 1 \(type float64\) must be integer"
	var b = make([]int, 1.0<<u)
	_ = 1 << -1 // ERROR "invalid operation: negative shift count -1 \(untyped int constant\)"
	_ = i << 1.5 // ERROR "1\.5 \(untyped float constant\) truncated to uint"
	_ = i << f // ERROR "invalid operation: shift count f \(variable of type float64\) must be integer"
	_ = f << 1 // ERROR "invalid operation: shifted operand f \(variable of type float64\) must be integer"
	_ = "a" << 1 // ERROR "invalid operation: shifted operand \"a\" \(untyped string constant\) must be integer"
	_ = i << "a" // ERROR "cannot convert \"a\" \(untyped string constant\) to type uint"
	_ = 1 << 10000 // ERROR "invalid operation: invalid shift count 10000 \(untyped int constant\)"
	_ = uint8(1) << 8 // ERROR "uint8\(1\) << 8 \(constant 256 of type uint8\) overflows uint8"
	_ = int32(1) << 40 // ERROR "int32\(1\) << 40 \(constant 1099511627776 of type int32\) overflows int32"
	i <<= -1 // ERROR "invalid operation: negative shift count -1 \(untyped int constant\)"
	var c float32 = 1<<u + 1.5 // ERROR "invalid operation: shifted operand 1 \(type float32\) must be integer"
	_, _, _ = a, b, c
}

// selectors
type base struct {
	mu   sync.Mutex
	Name string
}
type L struct{ base }
type R struct{ base }
type LR struct {
	L
	R
}
type Ov struct {
	LR
	Name int
}
type e1 struct{ io.Reader }
type e2 struct{ io.Reader; *bytes.Buffer }

func sel(lr LR, ov Ov, x e2, e error, sb *strings.Builder, mu sync.Mutex, w io.Writer) {
	_ = lr.Name // ERROR "ambiguous selector lr\.Name"
	_ = lr.mu // ERROR "ambiguous selector lr\.mu"
	_ = ov.Name
	x.Read(nil) // ERROR "ambiguous selector x\.Read"
	_ = e.error // ERROR "e\.error undefined \(type error has no field or method error, but does have Error\)"
	_ = e.Err // ERROR "e\.Err undefined \(type error has no field or method Err\)"
	e.error() // ERROR "e\.error undefined \(type error has no field or method error, but does have Error\)"
	_ = sb.addr // ERROR "sb\.addr undefined \(type \*strings\.Builder has no field or method addr\)"
	_ = sb.Lenn() // ERROR "sb\.Lenn undefined \(type \*strings\.Builder has no field or method Lenn\)"
	_ = mu.state // ERROR "mu\.state undefined \(type sync\.Mutex has no field or method state\)"
	w.write(nil) // ERROR "w\.write undefined \(type io\.Writer has no field or method write, but does have Write\)"
	w.Wrote(nil) // ERROR "w\.Wrote undefined \(type io\.Writer has no field or method Wrote\)"
	_ = errors.new("x") // ERROR "undefined: errors\.new"
	_ = errors.NEW("x") // ERROR "undefined: errors\.NEW"
	_ = fmt.printf // ERROR "undefined: fmt\.printf"
	_ = bytes.buffer{} // ERROR "undefined: bytes\.buffer"
	_ = time.second // ERROR "undefined: time\.second"
	_ = math.pi // ERROR "undefined: math\.pi"
	_ = lr.L.base.name // ERROR "lr\.L\.base\.name undefined \(type base has no field or method name, but does have Name\)"
	_ = &lr.nothing // ERROR "lr\.nothing undefined \(type LR has no field or method nothing\)"
	lr.Name() // ERROR "ambiguous selector lr\.Name"
	ov.name = 3 // ERROR "ov\.name undefined \(type Ov has no field or method name, but does have Name\)"
	fmt.Println.x() // ERROR "fmt\.Println\.x undefined \(type func\(a \.\.\.any\) \(n int, err error\) has no field or method x\)"
	fmt = nil // ERROR "use of package fmt not in selector"
	_ = fmt // ERROR "use of package fmt not in selector"
	T.PM(T{}) // ERROR "invalid method expression T\.PM \(needs pointer receiver \(\*T\)\.PM\)"
	(*T).M(T{}) // ERROR "cannot use T\{\} \(value of type T\) as \*T value in argument to \(\*T\)\.M"
	T{}.PM() // ERROR "cannot call pointer method PM on T"
	new(T).N() // ERROR "new\(T\)\.N undefined \(type \*T has no field or method N, but does have n\)"
	var t **T
	t.M() // ERROR "t\.M undefined \(type \*\*T has no field or method M\)"
	var ip *error
	ip.Error() // ERROR "ip\.Error undefined \(type \*error is pointer to interface, not interface\)"
	var lit = struct{ a int }{b: 1} // ERROR "unknown field b in struct literal of type struct\{a int\}"
	_ = bytes.Buffer{buf: nil} // ERROR "unknown field buf in struct literal of type bytes\.Buffer"
	_ = T{m: 1} // ERROR "unknown field m in struct literal of type T"
	_ = T{N: 1} // ERROR "unknown field N in struct literal of type T"
	_ = LR{Name: "x"} // ERROR "unknown field Name in struct literal of type LR"
	_ = lit
	undefined1.x() // ERROR "undefined: undefined1"
	_ = undefined2{} // ERROR "undefined: undefined2"
	var u undefined3 // ERROR "undefined: undefined3"
	u.x()
	strings.Foo[int]() // ERROR "undefined: strings\.Foo"
}

func ifaces() {
	var _ io.Reader = T{} // ERROR "cannot use T\{\} \(value of type T\) as io\.Reader value in variable declaration: T does not implement io\.Reader \(missing method Read\)"
	var _ io.ReadWriter = &bytes.Reader{} // ERROR "cannot use &bytes\.Reader\{\} \(value of type \*bytes\.Reader\) as io\.ReadWriter value in variable declaration: \*bytes\.Reader does not implement io\.ReadWriter \(missing method Write\)"
	var _ fmt.Stringer = T{} // ERROR "cannot use T\{\} \(value of type T\) as fmt\.Stringer value in variable declaration: T does not implement fmt\.Stringer \(missing method String\)"
	var _ interface{ M() string } = T{} // ERROR "cannot use T\{\} \(value of type T\) as interface\{M\(\) string\} value in variable declaration: T does not implement interface\{M\(\) string\} \(wrong type for method M\)"
	var _ interface{ PM() int } = T{} // ERROR "cannot use T\{\} \(value of type T\) as interface\{PM\(\) int\} value in variable declaration: T does not implement interface\{PM\(\) int\} \(method PM has pointer receiver\)"
	var _ interface{ m() int } = T{} // ERROR "cannot use T\{\} \(value of type T\) as interface\{m\(\) int\} value in variable declaration: T does not implement interface\{m\(\) int\} \(missing method m\)"
	var e error = errors.New // ERROR "cannot use errors\.New \(value of type func\(text string\) error\) as error value in variable declaration: func\(text string\) error does not implement error \(missing method Error\)"
	var _ error = "x" // ERROR "cannot use \"x\" \(constant of type string\) as error value in variable declaration: string does not implement error \(missing method Error\)"
	_ = e.(T) // ERROR "impossible type assertion: e\.\(T\)"
	_ = e.(*T) // ERROR "impossible type assertion: e\.\(\*T\)"
	_ = e.(fmt.Stringer).(T) // ERROR "impossible type assertion: e\.\(fmt\.Stringer\)\.\(T\)"
	var r io.Reader
	_ = r.(bytes.Buffer) // ERROR "impossible type assertion: r\.\(bytes\.Buffer\)"
	_ = r.(*bytes.Buffer)
	switch r.(type) {
	case bytes.Buffer, *bytes.Buffer, int: // ERROR "impossible type switch case: bytes\.Buffer" "impossible type switch case: int"
	case io.Writer:
	case undefined4: // ERROR "undefined: undefined4"
	}
	_ = io.Reader(nil) == 3 // ERROR "cannot convert 3 \(untyped int constant\) to type interface\{Read\(p \[\]byte\) \(n int, err error\)\}"
	_ = r == T{} // ERROR "invalid operation: r == T\{\} \(mismatched types io\.Reader and T\)"
	_ = r == &bytes.Buffer{}
	_ = e == nil == true
	_ = func() {} == nil
	_ = func() {} == func() {} // ERROR "invalid operation: func\(\) \{\} == func\(\) \{\} \(func can only be compared to nil\)"
	_ = []int{} == []int{} // ERROR "invalid operation: \[\]int\{\} == \[\]int\{\} \(slice can only be compared to nil\)"
	_ = map[[]int]int{} // ERROR "invalid map key type \[\]int"
	_ = map[T]func(){} == nil
	_ = struct{ f func() }{} == struct{ f func() }{} // ERROR "invalid operation: struct\{f func\(\)\}\{\} == struct\{f func\(\)\}\{\} \(struct containing func\(\) cannot be compared\)"
	_ = [1][]int{} == [1][]int{} // ERROR "invalid operation: \[1\]\[\]int\{\} == \[1\]\[\]int\{\} \(\[1\]\[\]int cannot be compared\)"
}
