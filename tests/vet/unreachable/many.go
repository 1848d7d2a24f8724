// What control cannot reach.
package main

import (
	"log"
	"os"
)

var c bool

func b1() int { return 1; println(); return 2 } // WANT "^unreachable code"
func b2() int {
	for {
	}
	println() // WANT "^unreachable code"
	return 1
}
func b3() {
	for {
		break
	}
	println()
}
func b4() {
	for c {
	}
	println()
}
func b5() {
L:
	for {
		for {
			break L
		}
		println() // WANT "^unreachable code"
	}
	println()
}
func b6() {
	panic(1)
	println() // WANT "^unreachable code"
}
func b7() { os.Exit(1); println() }
func b8() { log.Fatal(); println() }
func b9() int {
	if c {
		return 1
	} else {
		return 2
	}
	println() // WANT "^unreachable code"
	return 3
}
func b10() int {
	switch {
	case c:
		return 1
	default:
		panic(2)
	}
	println() // WANT "^unreachable code"
	return 0
}
func b11() int {
	switch {
	case c:
		return 1
	}
	println()
	return 0
}
func b12() {
	select {}
	println() // WANT "^unreachable code"
}
func b13(ch chan int) {
	select {
	case <-ch:
		return
	}
	println() // WANT "^unreachable code"
}
func b14(ch chan int) {
	select {
	case <-ch:
		break
	default:
		return
	}
	println()
}
func b15() {
	goto L
	println() // WANT "^unreachable code"
L:
	println()
}
func b16() {
	return
L:
	println()
	goto L
}
func b17() {
	for {
		continue
		println() // WANT "^unreachable code"
	}
}
func b18() {
	switch {
	case c:
		fallthrough
	default:
		return
		println() // WANT "^unreachable code"
	}
}
func b19() {
	return
	var x int // WANT "^unreachable code"
	_ = x
	func() { return; println() }() // WANT "^unreachable code"
}
func b20() {
	{
		return
	}
	println() // WANT "^unreachable code"
}
func b21() {
	return
	type T int // WANT "^unreachable code"
	const k = 1
}
func b22() {
	return
	{ // WANT "^unreachable code"
		println()
	}
	if c {
	}
}
func b23() {
	return

}
func b24() {
	defer func() {
		return
		println() // WANT "^unreachable code"
	}()
	go func() { panic(1); println() }() // WANT "^unreachable code"
}
func b25() {
	panic := func(int) {}
	panic(1)
	println()
}
func b26() (x int) {
	for i := range 3 {
		return i
		x++ // WANT "^unreachable code"
	}
	return
}
func b27() {
	for c {
		return
	}
	println()
	for {
		if c {
			goto out
		}
	}
out:
	println()
}
func b28(x any) {
	switch x.(type) {
	case int:
		return
	default:
		for {
		}
	}
	println() // WANT "^unreachable code"
}
func b29() {
	switch c {
	case true:
		break
		println() // WANT "^unreachable code"
	}
}
func b30() {
L:
	switch {
	default:
		for {
			break L
		}
		println() // WANT "^unreachable code"
	}
	println()
}
func b31() {
	for {
		switch {
		case c:
			break
		}
	}
	println() // WANT "^unreachable code"
}
func b32() {
	for {
		select {
		default:
			break
		}
	}
	println() // WANT "^unreachable code"
}
func b33() {
	if c {
		return
	} else if !c {
		return
	}
	println()
	if c {
		panic(1)
	} else if !c {
		panic(2)
	} else {
		panic(3)
	}
	println() // WANT "^unreachable code"
}
func b34() {
	return
	goto X // WANT "^unreachable code"
X:
}
func b35() {
	for i := 0; ; i++ {
		if i > 3 {
			return
		}
		continue
		break // WANT "^unreachable code"
	}
	println()
}
func b36() {
	go func() {
		for {
		}
		c = true // WANT "^unreachable code"
	}()
	func() {
		return
	}()
	println()
}
func main() {}
