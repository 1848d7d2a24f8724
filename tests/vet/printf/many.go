// Verbs, flags and types of all kinds, as go vet sees them.
package main

import (
	"errors"
	"fmt"
	"io"
	"log"
	"os"
	"strings"
	"time"
)

type S struct{ a int }
type St struct{}

func (St) String() string { return "" }

type PSt struct{ x int }

func (*PSt) String() string { return "" }

type Er struct{ error }
type Fm int

func (Fm) Format(fmt.State, rune) {}

type Rec struct {
	next *Rec
	v    int
}
type Fun func(int) string
type MyStr string
type MyInt int
type Iface interface{ M() }
type Gen[T any] struct{ v T }
type Num interface{ ~int | ~float64 }
type Chan chan int
type B []byte
type M map[string]int

func logf(format string, args ...any)          { fmt.Printf(format, args...) }
func wrap(args ...interface{})                 { fmt.Println(args...) }
func logf2(pre, format string, args ...any)    { logf(pre+format, args...) }
func (s S) Errf(format string, a ...any) error { return fmt.Errorf(format, a...) }
func notwrap(format string, args ...any)       { args = nil; fmt.Printf(format, args...) }
func litwrap() {
	p := func(format string, a ...any) { fmt.Printf(format, a...) }
	p("%d", "x")
	p("%z")
}

type L struct{ *log.Logger }

func g[T any](x T, y []T, z map[string]T, p *T) {
	fmt.Printf("%d %s %v\n", x, x, x) // WANT "^fmt\.Printf format %d has arg x of wrong type T"
	fmt.Printf("%d %v %p\n", y, z, p) // WANT "^fmt\.Printf format %d has arg y of wrong type \[\]T"
}
func g2[T Num](x T) {
	fmt.Printf("%d %f %s %v\n", x, x, x, x) // WANT "^fmt\.Printf format %d has arg x of wrong type T \(contains ~float64\)"
}
func g3[T fmt.Stringer, U ~string | ~[]byte, E error](x T, u U, e E) {
	fmt.Printf("%s %d %s %x %s %d\n", x, x, u, u, e, e) // WANT "^fmt\.Printf format %d has arg x of wrong type T"
}

func main() {
	var i interface{}
	var e error
	var p *int
	var r Rec
	var f Fun
	fmt.Printf("%d\n", "a")  // WANT "^fmt\.Printf format %d has arg .a. of wrong type string"
	fmt.Printf("%s\n", 1)    // WANT "^fmt\.Printf format %s has arg 1 of wrong type int"
	fmt.Printf("%d %d\n", 1) // WANT "^fmt\.Printf format %d reads arg #2, but call has 1 arg"
	fmt.Printf("%d\n", 1, 2) // WANT "^fmt\.Printf call needs 1 arg but has 2 args"
	fmt.Printf("%[2]d %[1]d\n", 1, 2)
	fmt.Printf("%[3]d\n", 1, 2)          // WANT "^fmt\.Printf format has invalid argument index \[3\]"
	fmt.Printf("%[0]d %[a]d %[1 d\n", 1) // WANT "^fmt\.Printf format has invalid argument index \[0\]"
	fmt.Printf("%*d %.*f\n", 1, 2, 3, 4.0)
	fmt.Printf("%*d\n", "x", 2)              // WANT "^fmt\.Printf format %\*d uses non-int .x. as argument of \*"
	fmt.Printf("%.*s %[1]*d\n", 1.5, "x", 3) // WANT "^fmt\.Printf format %\.\*s uses non-int 1\.5 as argument of \*"
	fmt.Printf("%z %y\n", 1, 2)              // WANT "^fmt\.Printf format %z has unknown verb z"
	fmt.Printf("%")                          // WANT "^fmt\.Printf format % is missing verb at end of string"
	fmt.Printf("%%%d%%\n", 1)
	fmt.Printf("100%\n")                                                               // WANT "^fmt\.Printf format %"
	fmt.Printf("%-+ #0d %+q %# x %#q %+s %-t % s\n", 1, "a", "b", "c", "d", true, "e") // WANT "^fmt\.Printf format %-\+ #0d has unrecognized flag #"
	fmt.Printf("%+t %#t %0s %x %X %U %c\n", true, false, "a", 1.5, "b", 'c', 65)       // WANT "^fmt\.Printf format %\+t has unrecognized flag \+"
	fmt.Printf("%t %e %g %o %b %O\n", 1, 1, 2, "a", 1.0, 2.5)                          // WANT "^fmt\.Printf format %t has arg 1 of wrong type int"
	fmt.Printf("%p %p %p %p %p\n", p, f, &r, []int{}, 1)                               // WANT "^fmt\.Printf format %p has arg 1 of wrong type int"
	fmt.Printf("%s %d %v %s\n", S{1}, S{1}, S{}, &S{})                                 // WANT "^fmt\.Printf format %s has arg S\{1\} of wrong type main\.S"
	fmt.Printf("%s %d %x\n", St{}, St{}, St{})
	fmt.Printf("%s %s %d\n", PSt{}, &PSt{}, &PSt{}) // WANT "^fmt\.Printf format %s has arg PSt\{\} of wrong type main\.PSt"
	fmt.Printf("%s %d %v\n", Er{}, Er{}, Er{})
	fmt.Printf("%s %z %d\n", Fm(1), Fm(1), Fm(2))
	fmt.Printf("%s %v\n", r, r)                                             // WANT "^fmt\.Printf format %s has arg r of wrong type main\.Rec"
	fmt.Printf("%d %d\n", &r, r)                                            // WANT "^fmt\.Printf format %d has arg &r of wrong type \*main\.Rec"
	fmt.Printf("%v %s %d\n", f, f, main)                                    // WANT "^fmt\.Printf format %s has arg f of wrong type main\.Fun"
	fmt.Printf("%s %d %x %q\n", MyStr("a"), MyStr("b"), MyInt(1), MyInt(2)) // WANT "^fmt\.Printf format %d has arg MyStr\(.b.\) of wrong type main\.MyStr"
	fmt.Printf("%s %d %t\n", i, i, i)
	fmt.Printf("%s %d %v\n", e, e, e)
	fmt.Printf("%d %s %v\n", []string{}, []int{}, []S{})         // WANT "^fmt\.Printf format %d has arg \[\]string\{\} of wrong type \[\]string"
	fmt.Printf("%d %s\n", map[string]int{}, map[string]string{}) // WANT "^fmt\.Printf format %d has arg map\[string\]int\{\} of wrong type map\[string\]int"
	fmt.Printf("%s %x %d\n", []byte{}, [3]byte{}, B{})
	fmt.Printf("%d %s %v\n", Chan(nil), make(chan string), make(chan int)) // WANT "^fmt\.Printf format %s has arg make\(chan string\) of wrong type chan string"
	fmt.Printf("%d %s\n", time.Second, time.Second)
	fmt.Printf("%s %d\n", time.Now(), time.Month(1))
	fmt.Printf("%s %d\n", os.Stdout, errors.New("x")) // WANT "^fmt\.Printf format %s has arg os\.Stdout of wrong type \*os\.File"
	fmt.Printf("%w\n", e)                             // WANT "^fmt\.Printf does not support error-wrapping directive %w"
	_ = fmt.Errorf("%w %w", e, 1)                     // WANT "^fmt\.Errorf format %w has arg 1 of wrong type int"
	_ = fmt.Errorf("%w", "x")                         // WANT "^fmt\.Errorf format %w has arg .x. of wrong type string"
	_ = fmt.Errorf("%d", e)
	fmt.Println("a\n")          // WANT "^fmt\.Println arg list ends with redundant newline"
	fmt.Println("%d", 1)        // WANT "^fmt\.Println call has possible Printf formatting directive %d"
	fmt.Print("a%s", 1)         // WANT "^fmt\.Print call has possible Printf formatting directive %s"
	fmt.Println(f, main)        // WANT "^fmt\.Println arg main is a func value, not called"
	fmt.Println(os.Stderr, "x") // WANT "^fmt\.Println does not take io\.Writer but has first arg os\.Stderr"
	fmt.Println("x\n", "y\n")   // WANT "^fmt\.Println arg list ends with redundant newline"
	fmt.Print("a\n")
	fmt.Println(`raw // WANT "^fmt\.Println arg list ends with redundant newline"
`)
	fmt.Fprintf(os.Stdout, "%d\n", "a") // WANT "^fmt\.Fprintf format %d has arg .a. of wrong type string"
	fmt.Fprintln(os.Stdout, "%v")       // WANT "^fmt\.Fprintln call has possible Printf formatting directive %v"
	fmt.Fprint(os.Stdout, os.Stdout)
	fmt.Sprintf("%d", 1.5)                       // WANT "^fmt\.Sprintf format %d has arg 1\.5 of wrong type float64" "^result of fmt\.Sprintf call not used"
	fmt.Appendf(nil, "%s", 1)                    // WANT "^fmt\.Appendf format %s has arg 1 of wrong type int"
	log.Printf("%d", "a")                        // WANT "^log\.Printf format %d has arg .a. of wrong type string"
	log.Println("x\n")                           // WANT "^log\.Println arg list ends with redundant newline"
	log.Fatalf("%s", 1)                          // WANT "^log\.Fatalf format %s has arg 1 of wrong type int"
	log.Panicf("%s %s", 1)                       // WANT "^log\.Panicf format %s has arg 1 of wrong type int"
	log.New(io.Discard, "", 0).Printf("%d", "x") // WANT "^\(\*log\.Logger\)\.Printf format %d has arg .x. of wrong type string"
	(&L{}).Printf("%d", "x")                     // WANT "^\(\*log\.Logger\)\.Printf format %d has arg .x. of wrong type string"
	logf("%d", "a")                              // WANT "^main\.logf format %d has arg .a. of wrong type string"
	logf("x %s")                                 // WANT "^main\.logf format %s reads arg #1, but call has 0 args"
	logf("x", 1)                                 // WANT "^main\.logf call has arguments but no formatting directives"
	logf2("%d", "%s", 1, 2)
	wrap("%d", 1) // WANT "^main\.wrap call has possible Printf formatting directive %d"
	wrap("a\n")
	_ = S{}.Errf("%d %w", "a", e) // WANT "^\(main\.S\)\.Errf format %d has arg .a. of wrong type string"
	notwrap("%d", "a")
	const c = "%d %s"
	fmt.Printf(c, 1)              // WANT "^fmt\.Printf format %s reads arg #2, but call has 1 arg"
	fmt.Printf(c+"%t", 1, "a", 2) // WANT "^fmt\.Printf format %t has arg 2 of wrong type int"
	v := "%d"
	fmt.Printf(v, "a")
	fmt.Printf(v)
	fmt.Printf(strings.Repeat("%d", 2), "a")
	fmt.Printf("%s", []any{1, 2}...)
	fmt.Printf("%d %s", []any{1, 2}...)
	args := []any{1}
	fmt.Printf("%d %d", args...)
	fmt.Printf("%s %v\n", Gen[int]{}, Gen[string]{}) // WANT "^fmt\.Printf format %s has arg Gen\[int\]\{\} of wrong type main\.Gen\[int\]"
	fmt.Printf("%d\n", Gen[func()]{})                // WANT "^fmt\.Printf format %d has arg Gen\[func\(\)\]\{\} of wrong type main\.Gen\[func\(\)\]"
	fmt.Printf("%s\n", struct {                      // WANT "^fmt\.Printf format %s has arg struct \{"
		a string
		B int
	}{})
	fmt.Printf("%s\n", struct{ e error }{})            // WANT "^fmt\.Printf format %s has arg struct\{ e error \}\{\} of wrong type struct\{e error\}"
	fmt.Printf("%d\n", [2]struct{ s string }{})        // WANT "^fmt\.Printf format %d has arg \[2\]struct\{ s string \}\{\} of wrong type \[2\]struct\{s string\}"
	fmt.Printf("%s %d\n", &[]string{}, &[2]string{})   // WANT "^fmt\.Printf format %d has arg &\[2\]string\{\} of wrong type \*\[2\]string"
	fmt.Printf("%s\n", &map[string]int{})              // WANT "^fmt\.Printf format %s has arg &map\[string\]int\{\} of wrong type \*map\[string\]int"
	fmt.Printf("%s %s\n", **new(*string), new(string)) // WANT "^fmt\.Printf format %s has arg new\(string\) of wrong type \*string"
	fmt.Printf("%c %q %U\n", "a", 1.5, "x")            // WANT "^fmt\.Printf format %c has arg .a. of wrong type string"
	fmt.Printf("%v %T %d\n", nil, nil, nil)            // WANT "^fmt\.Printf format %d has arg nil of wrong type untyped nil"
	fmt.Printf("%T %T\n", main, f)
	fmt.Printf("%s\n", error(nil))
	fmt.Printf("%d", uintptr(1))
	fmt.Printf("%s %x\n", complex(1, 2), 1i)          // WANT "^fmt\.Printf format %s has arg complex\(1, 2\) of wrong type complex128"
	fmt.Printf("%6.2f|%-8s|%+d|%x\n", 1, 2, "x", nil) // WANT "^fmt\.Printf format %6\.2f has arg 1 of wrong type int"
	fmt.Printf("%[1]d %[1]s %d\n", 1, 2)              // WANT "^fmt\.Printf format %\[1\]s has arg 1 of wrong type int"
	fmt.Printf("%[2]*[1]d %[2]d\n", 1, 2)
	fmt.Printf("%.[2]*f %[3]*.[2]*[1]f\n", 1.0, 2, 3) // WANT "^fmt\.Printf format %\.\[2\]\*f has arg 3 of wrong type int"
	fmt.Printf("%d\n")                                // WANT "^fmt\.Printf format %d reads arg #1, but call has 0 args"
	fmt.Printf("no args\n", 1)                        // WANT "^fmt\.Printf call has arguments but no formatting directives"
	fmt.Printf("%d %%d %s\n", 1)                      // WANT "^fmt\.Printf format %s reads arg #2, but call has 1 arg"
	fmt.Print()
	fmt.Printf("\x25d\n", "a") // WANT "^fmt\.Printf format %d has arg .a. of wrong type string"
	fmt.Printf("é%d\n", "a")   // WANT "^fmt\.Printf format %d has arg .a. of wrong type string"
	fmt.Sscanf("1", "%d", 1)
	var _ = fmt.Sprint("a", "%d")
	func() { fmt.Printf("%d", "lit") }() // WANT "^fmt\.Printf format %d has arg .lit. of wrong type string"
	defer fmt.Printf("%s", 1)            // WANT "^fmt\.Printf format %s has arg 1 of wrong type int"
	go fmt.Printf("%s", 1)               // WANT "^fmt\.Printf format %s has arg 1 of wrong type int"
	pf := fmt.Printf
	pf("%d", "x")
}
