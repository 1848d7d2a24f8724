package main

type big struct{ n int }

func get() big { return big{} }

func main() {
	x := 1
	x // ERROR "x \(variable of type int\) is not used"
	x + 1 // ERROR "x \+ 1 \(value of type int\) is not used"
	-x // ERROR "-x \(value of type int\) is not used"
	x == 1 // ERROR "x == 1 \(untyped bool value\) is not used"
	"a" // ERROR "\"a\" \(untyped string constant\) is not used"
	1 // ERROR "1 \(untyped int constant\) is not used"
	nil // ERROR "nil is not used"
	get()
	get().n // ERROR "get\(\)\.n \(value of type int\) is not used"
	get // ERROR "get \(value of type func\(\) big\) is not used"
	main // ERROR "main \(value of type func\(\)\) is not used"
	big{} // ERROR "big\{\} \(value of type big\) is not used"
	int // ERROR "int \(type\) is not an expression"
	int(x) // ERROR "int\(x\) \(value of type int\) is not used"
	[]int{1} // ERROR "\[\]int\{…\} \(value of type \[\]int\) is not used"
	x.y // ERROR "x\.y undefined \(type int has no field or method y\)"
	<-x // ERROR "invalid operation: cannot receive from non-channel x \(variable of type int\)"
	var c chan int
	var ro <-chan int
	var so chan<- int
	<-c
	<-so // ERROR "invalid operation: cannot receive from send-only channel so \(variable of type chan<- int\)"
	so <- 1
	ro <- 1 // ERROR "invalid operation: cannot send to receive-only channel ro \(variable of type <-chan int\)"
	c <- "a" // ERROR "cannot use \"a\" \(untyped string constant\) as int value in send"
	x <- 1 // ERROR "invalid operation: cannot send to non-channel x \(variable of type int\)"
	c <- nil // ERROR "cannot use nil as int value in send"
	if x { // ERROR "non-boolean condition in if statement"
	}
	if 1 { // ERROR "non-boolean condition in if statement"
	}
	if x == 1 {
	}
	if nil { // ERROR "non-boolean condition in if statement"
	}
	for x { // ERROR "non-boolean condition in for statement"
	}
	for "a" { // ERROR "non-boolean condition in for statement"
	}
	if y := 1; y { // ERROR "non-boolean condition in if statement"
	}
	select {
	case x := <-c:
		_ = x
	case c <- "s": // ERROR "cannot use \"s\" \(untyped string constant\) as int value in send"
	case x := <-x: // ERROR "invalid operation: cannot receive from non-channel x \(variable of type int\)"
		_ = x
	}
	switch {
	default:
	default: // ERROR "multiple defaults \(first at .*statements\.go:58:2\)"
	}
	select {
	default:
	default: // ERROR "multiple defaults \(first at .*statements\.go:62:2\)"
	}
	(x) // ERROR "\(x\) \(variable of type int\) is not used"
	(get())
	(<-c)
	&x // ERROR "&x \(value of type \*int\) is not used"
	len // ERROR "len \(built-in\) must be called"
	func() {}()
	func() { return 1 }() // ERROR "too many return values"
}
