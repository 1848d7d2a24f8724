package main

func two() (int, string) { return 1, "" }

type t struct{ f int }

func main() {
	a := 1 // ERROR "a declared and not used"
	a := 2 // ERROR "no new variables on left side of :="
	a, b := 1, 2
	a, b := 3, 4 // ERROR "no new variables on left side of :="
	a, a := 1, 2 // ERROR "a repeated on left side of :="
	c, c := 1, 2 // ERROR "c declared and not used" "c repeated on left side of :="
	var x t
	x.f := 1 // ERROR "non-name x\.f on left side of :="
	x.f, d := 1, 2 // ERROR "non-name x\.f on left side of :="
	e := two() // ERROR "e declared and not used" "assignment mismatch: 1 variable but two returns 2 values"
	f, g := two()
	h, i, j := two() // ERROR "h declared and not used" "i declared and not used" "j declared and not used" "assignment mismatch: 3 variables but two returns 2 values"
	k := nil // ERROR "k declared and not used" "use of untyped nil in assignment"
	_ := 1 // ERROR "no new variables on left side of :="
	_, _ := 1, 2 // ERROR "no new variables on left side of :="
	l, m := 1 // ERROR "l declared and not used" "m declared and not used" "assignment mismatch: 2 variables but 1 value"
	n := main() // ERROR "n declared and not used" "main\(\) \(no value\) used as value"
	o := undefinedName // ERROR "undefined: undefinedName"
	p := o
	a, q := "x", 1 // ERROR "cannot use \"x\" \(untyped string constant\) as int value in assignment"
	main := 1
	r := r // ERROR "r declared and not used" "undefined: r"
	var s int = s // ERROR "s declared and not used" "undefined: s"
	_, _, _, _, _, _, _, _ = b, d, f, g, q, main, p, x
}
