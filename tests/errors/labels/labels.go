package p

func unused() {
L: // ERROR "label L defined and not used"
	for {
	}
M: // ERROR "label M defined and not used"
}

func twice() {
L:
	for {
		break L
	}
L: // ERROR "label L already defined at .*labels\.go:11:1"
	for {
		continue L // ERROR "invalid continue label L"
	}
}

func missing() {
	for {
		break A // ERROR "break label not defined: A"
		continue B // ERROR "continue label not defined: B"
		goto C // ERROR "label C not defined"
	}
}

func wrong() {
S:
	switch {
	default:
		continue S // ERROR "invalid continue label S"
	}
B:
	{
		break B // ERROR "invalid break label B"
	}
F:
	for {
		func() {
			break F // ERROR "break label not defined: F"
		}()
		continue F
	}
	for {
		break S // ERROR "invalid break label S"
	}
X:
	select {
	default:
		break X
	}
I:
	if true {
		break I // ERROR "invalid break label I"
	}
R:
	for range 3 {
		switch {
		case true:
			continue R
		}
		break R
	}
	break // ERROR "break is not in a loop, switch, or select"
	continue // ERROR "continue is not in a loop"
	switch {
	case true:
		break
		continue // ERROR "continue is not in a loop"
	}
	select {
	default:
		continue // ERROR "continue is not in a loop"
	}
}

func jumps() {
	goto over // ERROR "goto over jumps over declaration of x at .*labels\.go:81:4"
	x := 1
	_ = x
over:
	goto into // ERROR "goto into jumps into block starting at .*labels\.go:85:2"
	{
	into:
	}
	if true {
		goto out
	}
	{
		y := 1
		_ = y
	}
out:
	for i := 0; i < 3; i++ {
	again:
		goto again
	}
	goto again // ERROR "goto again jumps into block starting at .*labels\.go:96:25"
	goto last // ERROR "goto last jumps over declaration of a at .*labels\.go:102:6"
	var a, b = 1, 2
	_, _ = a, b
last:
	_ = func() {
		goto last // ERROR "label last not defined"
	}
}
