// Where fallthrough may stand is told even of a package that does not parse.
package p

func f(x int, y any) {
	switch x {
	case 0:
		fallthrough // ERROR "^fallthrough statement out of place$"
		x++
	case 1:
		goto L
	L:
		fallthrough
	case 2:
		{
			fallthrough // ERROR "^fallthrough statement out of place$"
		}
	case 3:
		fallthrough
		;
		;
	default:
		fallthrough // ERROR "^cannot fallthrough final case in switch$"
	}
	switch y.(type) {
	case int:
		fallthrough // ERROR "^cannot fallthrough in type switch$"
	default:
	}
	select {
	default:
		fallthrough // ERROR "^fallthrough statement out of place$"
	}
	if x == 0 {
		fallthrough // ERROR "^fallthrough statement out of place$"
	}
}

func g() {
	x := := 1 // ERROR "syntax error: unexpected :="
}
