package main

const (
	big  = 1 << 62
	huge = big * big * big * big * big
	tiny = 1.0 / big
	zero = 0
)

const (
	a int8 = 127 + iota
	b // ERROR "cannot use 127 \+ iota \(untyped int constant 128\) as int8 value in constant declaration \(overflows\)"
	c uint = -1 // ERROR "cannot use -1 \(untyped int constant\) as uint value in constant declaration \(overflows\)"
	d      = uint8(255) + 1 // ERROR "uint8\(255\) \+ 1 \(constant 256 of type uint8\) overflows uint8"
	e      = -int8(-128) // ERROR "-int8\(-128\) \(constant 128 of type int8\) overflows int8"
)

const notConst = len([]int{1}) // ERROR "len\(\[\]int\{…\}\) \(value of type int\) is not constant"

var v = 1

const alsoNot = v // ERROR "v \(variable of type int\) is not constant"

const f int = 1.5 // ERROR "cannot use 1\.5 \(untyped float constant\) as int value in constant declaration \(truncated\)"
const g string = 1 // ERROR "cannot use 1 \(untyped int constant\) as string value in constant declaration"
const h bool = "true" // ERROR "cannot use \"true\" \(untyped string constant\) as bool value in constant declaration"
const k [2]int = 1 // ERROR "invalid constant type \[2\]int"

func main() {
	var x uint8 = 256 // ERROR "cannot use 256 \(untyped int constant\) as uint8 value in variable declaration \(overflows\)"
	var y int8 = -129 // ERROR "cannot use -129 \(untyped int constant\) as int8 value in variable declaration \(overflows\)"
	var z int = 1e100 // ERROR "cannot use 1e100 \(untyped float constant 1e\+100\) as int value in variable declaration \(truncated\)"
	var w float32 = 1e39 // ERROR "cannot use 1e39 \(untyped float constant 1e\+39\) as float32 value in variable declaration \(overflows\)"
	var i = 1 << 63 // ERROR "cannot use 1 << 63 \(untyped int constant 9223372036854775808\) as int value in variable declaration \(overflows\)"
	var u uint = 1<<64 - 1
	_ = x + 300 // ERROR "300 \(untyped int constant\) overflows uint8"
	_ = 'a' * 1e20
	_ = int32('a') << 26 // ERROR "int32\('a'\) << 26 \(constant 6509559808 of type int32\) overflows int32"
	_ = 5 / 0 // ERROR "invalid operation: division by zero"
	_ = 5.0 / 0 // ERROR "invalid operation: division by zero"
	_ = 5 % zero // ERROR "invalid operation: division by zero"
	_ = x / 0 // ERROR "invalid operation: division by zero"
	_ = 1.5 / zero // ERROR "invalid operation: division by zero"
	var fl float64
	_ = fl / 0
	fl /= 0
	x /= 0 // ERROR "invalid operation: division by zero"
	x %= 0 // ERROR "invalid operation: division by zero"
	_ = ^uint8(0) + 1 // ERROR "\^uint8\(0\) \+ 1 \(constant 256 of type uint8\) overflows uint8"
	_ = -uint(1) // ERROR "-uint\(1\) \(constant -1 of type uint\) overflows uint"
	_ = uint8(1) - 2 // ERROR "uint8\(1\) - 2 \(constant -1 of type uint8\) overflows uint8"
	_ = 10000000000 * 1000000000 // ERROR "cannot use 10000000000 \* 1000000000 \(untyped int constant 10000000000000000000\) as int value in assignment to _ identifier \(overflows\)"
	_ = int64(10000000000) * 1000000000 // ERROR "int64\(10000000000\) \* 1000000000 \(constant 10000000000000000000 of type int64\) overflows int64"
	_ = huge // ERROR "cannot use huge \(untyped int constant 2085924839766513752338888384931203236916703635113918720651407820138886450957656787131798913024\) as int value in assignment to _ identifier \(overflows\)"
	_ = tiny
	_, _, _, _, _ = y, z, w, i, u
	const local = 10 << 600 // ERROR "constant shift overflow"
	_ = "abc"[5] // ERROR "invalid argument: index 5 out of bounds \[0:3\]"
	_ = 1 / 0i // ERROR "invalid operation: division by zero"
}
