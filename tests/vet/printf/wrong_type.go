package main

import "fmt"

type point struct{ x, y int }

func main() {
	n, s, f := 1, "s", 1.5
	fmt.Printf("%d\n", s) // WANT "fmt\.Printf format %d has arg s of wrong type string"
	fmt.Printf("%s and %s\n", s, n) // WANT "fmt\.Printf format %s has arg n of wrong type int"
	fmt.Printf("%.2f %d\n", n, n) // WANT "fmt\.Printf format %\.2f has arg n of wrong type int"
	fmt.Printf("%t\n", n) // WANT "fmt\.Printf format %t has arg n of wrong type int"
	fmt.Printf("%x %d\n", f, f) // WANT "fmt\.Printf format %d has arg f of wrong type float64"
	fmt.Printf("%s\n", point{1, 2}) // WANT "fmt\.Printf format %s has arg point\{1, 2\} of wrong type main\.point"
	fmt.Printf("%d\n", []string{"a"}) // WANT "fmt\.Printf format %d has arg \[\]string\{\"a\"\} of wrong type \[\]string"
	fmt.Printf("%s\n", map[string]int{}) // WANT "fmt\.Printf format %s has arg map\[string\]int\{\} of wrong type map\[string\]int"
	fmt.Printf("%d\n", "a"+"b") // WANT "fmt\.Printf format %d has arg \"a\" \+ \"b\" of wrong type string"
	fmt.Printf("%s\n", nil) // WANT "fmt\.Printf format %s has arg nil of wrong type untyped nil"
	fmt.Printf("%s\n", &n) // WANT "fmt\.Printf format %s has arg &n of wrong type \*int"
	fmt.Printf("%q\n", 1.5) // WANT "fmt\.Printf format %q has arg 1\.5 of wrong type float64"
	fmt.Printf("%c\n", "x") // WANT "fmt\.Printf format %c has arg \"x\" of wrong type string"
	fmt.Printf("%*d\n", "w", n) // WANT "fmt\.Printf format %\*d uses non-int \"w\" as argument of \*"
}
