package p

const (
	one, two = iota, iota + 1
	three, four
	five // ERROR "extra init expr at .*values\.go:4:24"
	six, seven, eight = 1, 2 // ERROR "missing init expr for eight"
	nine              = 1, 2 // ERROR "extra init expr 2"
)

const typed int // ERROR "missing init expr for typed"
const missing // ERROR "missing init expr for missing"

var x, y = 1 // ERROR "assignment mismatch: 2 variables but 1 value"
var z, w = 1, 2, 3 // ERROR "extra init expr 3"
var u, v int = 1 // ERROR "assignment mismatch: 2 variables but 1 value"
var ok, fine = pair()
var no, none, never = pair() // ERROR "assignment mismatch: 3 variables but pair returns 2 values"

func pair() (int, int) { return 1, 2 }

const c1 []int = nil // ERROR "invalid constant type \[\]int"
const c2 string = "s"
const c3 struct{} = 1 // ERROR "invalid constant type struct\{\}"
const c4 = pair // ERROR "pair \(value of type func\(\) \(int, int\)\) is not constant"
const c5 float32 = c2 // ERROR "cannot use c2 \(constant \"s\" of type string\) as float32 value in constant declaration"

type T int

const c6 T = 1.5 // ERROR "cannot use 1\.5 \(untyped float constant\) as T value in constant declaration \(truncated\)"
const c7 T = 1 << 70 // ERROR "cannot use 1 << 70 \(untyped int constant 1180591620717411303424\) as T value in constant declaration \(overflows\)"

var outside = iota // ERROR "cannot use iota outside constant declaration"
var self = len(self) // ERROR "initialization cycle: self refers to itself"
var q = undefinedName // ERROR "undefined: undefinedName"
var r undefinedType // ERROR "undefined: undefinedType"
var s T = T // ERROR "T \(type\) is not an expression"
var t x

func f() {
	const a, b = 1 // ERROR "missing init expr for b"
	var c, d = 1, 2, 3 // ERROR "extra init expr 3"
	var e, g int = pair()
	_, _, _, _, _, _ = a, b, c, d, e, g
	const l = iota
	var m = iota // ERROR "cannot use iota outside constant declaration"
	_ = m
	x := 1
	x, y := x, 2
	_ = y
}
