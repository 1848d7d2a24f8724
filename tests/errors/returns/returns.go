package main

func none()                  {}
func one() int               { return 1 }
func two() (int, string)     { return 1, "" }
func a() int                 { return } // ERROR "not enough return values"
func b() int                 { return "a" } // ERROR "cannot use \"a\" \(untyped string constant\) as int value in return statement"
func c() int                 { return 1, 2 } // ERROR "too many return values"
func d() (int, string)       { return 1 } // ERROR "not enough return values"
func e() (int, string)       { return "a", 1 } // ERROR "cannot use \"a\" \(untyped string constant\) as int value in return statement" "cannot use 1 \(untyped int constant\) as string value in return statement"
func f()                     { return 1 } // ERROR "too many return values"
func g() (int, string)       { return two() }
func h() (string, int)       { return two() } // ERROR "cannot use two\(\) \(value of type int\) as string value in return statement" "cannot use two\(\) \(value of type string\) as int value in return statement"
func i() (int, string, bool) { return two() } // ERROR "not enough return values"
func j() int                 { return two() } // ERROR "too many return values"
func k() int                 { return none() } // ERROR "none\(\) \(no value\) used as value"
func l() (n int, err error)  { return }
func m() (n int)             { return "x" } // ERROR "cannot use \"x\" \(untyped string constant\) as int value in return statement"
func n() error               { return nil }
func o() int                 { return nil } // ERROR "cannot use nil as int value in return statement"
func p() (int, error)        { return nil, nil } // ERROR "cannot use nil as int value in return statement"
func q() error               { return "failed" } // ERROR "cannot use \"failed\" \(constant of type string\) as error value in return statement: string does not implement error \(missing method Error\)"
func r() func() int          { return one }
func s() func() string       { return one } // ERROR "cannot use one \(value of type func\(\) int\) as func\(\) string value in return statement"
func t() (a, b int)          { return 1 } // ERROR "not enough return values"
func u() byte                { return 256 } // ERROR "cannot use 256 \(untyped int constant\) as byte value in return statement \(overflows\)"
func v() float32             { return 1 << 200 } // ERROR "cannot use 1 << 200 \(untyped int constant 1606938044258990275541962092341162602522202993782792835301376\) as float32 value in return statement \(overflows\)"

func w() (n int) {
	if n := 2; n > 1 {
		return // ERROR "result parameter n not in scope at return"
	}
	{
		var n string
		_ = n
		return // ERROR "result parameter n not in scope at return"
	}
}

func x() int {
} // ERROR "missing return"

func y(z bool) int {
	if z {
		return 1
	}
} // ERROR "missing return"

func z(n int) int {
	switch n {
	case 1:
		return 1
	default:
		panic("x")
	}
}

func aa() int {
	for {
	}
}

func bb() int {
	for {
		break
	}
} // ERROR "missing return"

func cc() {
	return nil // ERROR "too many return values"
}

func dd() int {
	return undefinedName // ERROR "undefined: undefinedName"
}

func main() {
	return 0 // ERROR "too many return values"
}
