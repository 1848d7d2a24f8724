// Wrappers, methods that print themselves, newlines.
package main

import (
	"bytes"
	"fmt"
	"io"
	"log"
	"math/big"
	"os"
	"reflect"
	"strings"
	"sync"
	"time"
	"unsafe"
)

type R1 int

func (r R1) String() string { return fmt.Sprintf("%d %s %v", r, r, r) } // WANT "^fmt\.Sprintf format %s with arg r causes recursive \(main\.R1\)\.String method call"

type R2 struct{ x int }

func (r *R2) String() string { return fmt.Sprint(r) + fmt.Sprintf("%s", *r) + fmt.Sprintln(*r, &r) } // WANT "^fmt\.Sprint arg r causes recursive call to \(\*main\.R2\)\.String method" "^fmt\.Sprintf format %s has arg \*r of wrong type main\.R2"

type R3 struct{ a, b string }

func (r R3) Error() string              { return fmt.Sprintf("%v", &r) + fmt.Sprint(r.a, r) }
func (r R3) String() string             { return fmt.Sprintf("%s", r.a) }
func (r R3) GoString() string           { return fmt.Sprintf("%#v", r) }
func (r R3) Format(s fmt.State, c rune) { fmt.Fprintf(s, "%v", r) }

type R4 []R4

func (r R4) String() string { return fmt.Sprint([]R4(r), r[0]) }

type G[T any] struct{ v T }

func (g G[T]) String() string           { return fmt.Sprint(g) } // WANT "^fmt\.Sprint arg g causes recursive call to \(main\.G\[T\]\)\.String method"
func (g *G[T]) Logf(f string, a ...any) { fmt.Printf(f, a...) }
func (g G[T]) Log(a ...any)             { fmt.Println(a...) }
func Gf[T any](x T, f string, a ...any) { fmt.Printf(f, a...) }
func Gp[T any](a ...T)                  { fmt.Println(a) }

type Logger interface {
	Printf(format string, args ...any)
	Print(args ...any)
	Logf(format string, args ...interface{})
}
type impl struct{ io.Writer }

func (i impl) Printf(format string, args ...any) { fmt.Fprintf(i, format, args...) }
func (i impl) Print(args ...any)                 { fmt.Fprint(i, args...) }
func (i impl) Logf(format string, args ...any)   { i.Printf(format, args...) }
func (i impl) Errorf(format string, args ...any) { log.Output(1, fmt.Sprintf(format, args...)) }
func (i impl) Helper(args ...any)                { i.Print(append([]any{"x"}, args...)...) }
func (i impl) Wrap2(format string, args ...any) {
	args = append(args, 1)
	fmt.Printf(format, args...)
}
func (i impl) Wrap3(format string, args ...any) {
	if len(args) > 0 {
		fmt.Printf(format, args...)
	}
}
func (i impl) Wrap4(format string, args ...any)        { format = "x" + format; fmt.Printf(format, args...) }
func (i impl) Wrap5(format string, args ...any)        { f := format; fmt.Printf(f, args...) }
func (i impl) Wrap6(format string, args ...any)        { func() { fmt.Printf(format, args...) }() }
func (i impl) Wrap7(format string, args ...int)        { fmt.Printf(format, args) }
func (i impl) Wrap8(format string, n int, args ...any) { fmt.Printf(format, args...) }
func (i impl) Wrap9(args ...any)                       { fmt.Printf(args[0].(string), args[1:]...) }
func die(format string, args ...any) {
	defer os.Exit(1)
	fmt.Fprintf(os.Stderr, format, args...)
	panic(fmt.Sprintf(format, args...))
}
func rec1(format string, args ...any) { rec2(format, args...) }
func rec2(format string, args ...any) {
	if len(args) > 1 {
		rec1(format, args...)
	} else {
		fmt.Printf(format, args...)
	}
}
func takes(f func(string, ...any)) { f("%d", "x") }

type embedded struct{ impl }
type Time = time.Time
type ptr unsafe.Pointer

func main() {
	var l Logger = impl{os.Stdout}
	l.Printf("%d", "x")
	l.Logf("%d", "x")
	l.Print("%d")
	i := impl{}
	i.Printf("%d", "x")  // WANT "^\(main\.impl\)\.Printf format %d has arg .x. of wrong type string"
	i.Print("%d", "x\n") // WANT "^\(main\.impl\)\.Print call has possible Printf formatting directive %d"
	i.Logf("%d", "x")    // WANT "^\(main\.impl\)\.Logf format %d has arg .x. of wrong type string"
	i.Errorf("%d", "x")  // WANT "^\(main\.impl\)\.Errorf format %d has arg .x. of wrong type string"
	i.Helper("%d")
	i.Wrap2("%d", "x")
	i.Wrap3("%d", "x") // WANT "^\(main\.impl\)\.Wrap3 format %d has arg .x. of wrong type string"
	i.Wrap4("%d", "x")
	i.Wrap5("%d", "x")
	i.Wrap6("%d", "x") // WANT "^\(main\.impl\)\.Wrap6 format %d has arg .x. of wrong type string"
	i.Wrap7("%d", 1)
	i.Wrap8("%d", 1, "x")
	i.Wrap9("%d", 1, "x")
	die("%d", "x")  // WANT "^main\.die format %d has arg .x. of wrong type string"
	rec1("%d", "x") // WANT "^main\.rec1 format %d has arg .x. of wrong type string"
	rec2("%d", "x") // WANT "^main\.rec2 format %d has arg .x. of wrong type string"
	takes(i.Printf)
	impl.Printf(i, "%d", "x")   // WANT "^\(main\.impl\)\.Printf format %d has arg .x. of wrong type string"
	embedded{}.Logf("%d", "x")  // WANT "^\(main\.impl\)\.Logf format %d has arg .x. of wrong type string"
	(&G[int]{}).Logf("%d", "x") // WANT "^\(\*main\.G\[T\]\)\.Logf format %d has arg .x. of wrong type string"
	G[string]{}.Log("%d\n")     // WANT "^\(main\.G\[T\]\)\.Log call has possible Printf formatting directive %d"
	Gf(1, "%d", "x")            // WANT "^main\.Gf format %d has arg .x. of wrong type string"
	Gf[string]("a", "%s", 2)    // WANT "^main\.Gf format %s has arg 2 of wrong type int"
	Gp("%d\n")
	var b bytes.Buffer
	fmt.Fprintf(&b, "%d", "x")         // WANT "^fmt\.Fprintf format %d has arg .x. of wrong type string"
	fmt.Printf("%s %d %v\n", b, b, &b) // WANT "^fmt\.Printf format %s has arg b of wrong type bytes\.Buffer"
	fmt.Printf("%s %d\n", &b, &b)
	fmt.Printf("%s %d %x\n", big.NewInt(1), big.NewInt(1), *big.NewInt(2)) // WANT "^fmt\.Printf format %x has arg \*big\.NewInt\(2\) of wrong type math/big\.Int"
	fmt.Printf("%s %f %d\n", new(big.Float), new(big.Float), new(big.Rat)) // WANT "^fmt\.Printf format %d has arg new\(big\.Rat\) of wrong type \*math/big\.Rat"
	fmt.Printf("%s %d\n", reflect.ValueOf(1), reflect.ValueOf(1))          // WANT "^fmt\.Printf format %d has arg reflect\.ValueOf\(1\) of wrong type reflect\.Value"
	fmt.Printf("%s %d\n", reflect.TypeOf(1), reflect.TypeOf(1))
	fmt.Printf("%d %s\n", Time{}, Time{})                                                   // WANT "^fmt\.Printf format %d has arg Time\{\} of wrong type time\.Time"
	fmt.Printf("%d %s %p\n", unsafe.Pointer(nil), unsafe.Pointer(nil), unsafe.Pointer(nil)) // WANT "^fmt\.Printf format %s has arg unsafe\.Pointer\(nil\) of wrong type unsafe\.Pointer"
	fmt.Printf("%d %x %p\n", ptr(nil), ptr(nil), ptr(nil))
	fmt.Printf("%d %s\n", &sync.Mutex{}, sync.Mutex{}) // WANT "^fmt\.Printf format %s has arg sync\.Mutex\{\} of wrong type sync\.Mutex"
	fmt.Printf("%d\n", struct {                        // WANT "^fmt\.Printf format %d has arg struct \{"
		a int
		b *int
		c *struct{ x string }
	}{})
	fmt.Printf("%s\n", struct{ a []*string }{}) // WANT "^fmt\.Printf format %s has arg struct\{ a \[\]\*string \}\{\} of wrong type struct\{a \[\]\*string\}"
	fmt.Printf("%d\n", &struct{ s string }{})   // WANT "^fmt\.Printf format %d has arg &struct\{ s string \}\{\} of wrong type \*struct\{s string\}"
	fmt.Printf("%d\n", [][]map[int]int{})
	fmt.Printf("%d\n", map[string][]error{}) // WANT "^fmt\.Printf format %d has arg map\[string\]\[\]error\{\} of wrong type map\[string\]\[\]error"
	fmt.Printf("%s %d\n", []fmt.Stringer{}, []error{})
	fmt.Printf("%v %s\n", &bytes.Buffer{}, strings.NewReader("")) // WANT "^fmt\.Printf format %s has arg strings\.NewReader\(..\) of wrong type \*strings\.Reader"
	fmt.Printf("%t %t\n", []bool{}, map[bool]bool{})
	fmt.Printf("%c %c %q\n", []rune("x"), []byte("x"), []rune("y"))
	fmt.Printf("%e %d\n", []float64{}, [1]float32{})       // WANT "^fmt\.Printf format %d has arg \[1\]float32\{\} of wrong type \[1\]float32"
	fmt.Printf("%p %p %p\n", map[int]int{}, "x", [1]int{}) // WANT "^fmt\.Printf format %p has arg .x. of wrong type string"
	fmt.Printf("%x %X\n", []string{}, map[string]string{})
	fmt.Printf("%b %o\n", []byte{}, []float64{}) // WANT "^fmt\.Printf format %o has arg \[\]float64\{\} of wrong type \[\]float64"
	fmt.Printf("%U %U\n", 'x', []rune{})
	fmt.Printf("%s\n", func() string { return "" }) // WANT "^fmt\.Printf format %s arg func\(\) string \{ return .. \} is a func value, not called"
	fmt.Printf("%v\n", func() string { return "" }())
	fmt.Printf("%s %s\n", nil, any(nil)) // WANT "^fmt\.Printf format %s has arg nil of wrong type untyped nil"
	fmt.Printf("%d %d\n", R1(1), &R2{})
	fmt.Printf("%s %d\n", R2{}, R3{}) // WANT "^fmt\.Printf format %s has arg R2\{\} of wrong type main\.R2"
	fmt.Printf("%s %d\n", R4{}, R4{})
	fmt.Printf("%s %d\n", []R1{}, []R2{})
	fmt.Printf("%s %d\n", struct{ R1 }{}, struct{ r R1 }{})
	fmt.Printf("%s %d\n", struct{ R1 R1 }{}, [1]*R2{}) // WANT "^fmt\.Printf format %d has arg \[1\]\*R2\{\} of wrong type \[1\]\*main\.R2"
	fmt.Printf("%v\n", time.Second, 1)                 // WANT "^fmt\.Printf call needs 1 arg but has 2 args"
	fmt.Printf("%+v %#v %+d %-5v|% x|%+s\n", 1, 1, 1, 1, 1, "x")
	fmt.Printf("%#s %#d %#t %+c %0x %-q\n", "x", 1, true, 'c', 1, "q") // WANT "^fmt\.Printf format %#s has unrecognized flag #"
	fmt.Printf("% d %# x %-+5.2f %05d % +d\n", 1, 1, 1.0, 1, 1)
	fmt.Printf("%.3d %.x %5.t %.3p\n", 1, 1, true, &b) // WANT "^fmt\.Printf format %5\.t has unrecognized flag \."
	fmt.Printf("%[1]*.[2]*[3]f %d\n", 1, 2, 3.0, 4)
	fmt.Printf("%[5]d %[1]d\n", 1) // WANT "^fmt\.Printf format has invalid argument index \[5\]"
	fmt.Printf("%[1]d %[1]d\n", 1, 2)
	fmt.Printf("%[1]d %d\n", 1)               // WANT "^fmt\.Printf format %d reads arg #2, but call has 1 arg"
	fmt.Printf("%[]d %[-1]d\n", 1)            // WANT "^fmt\.Printf format has invalid argument index \[\]"
	fmt.Printf("%d %!d %", 1)                 // WANT "^fmt\.Printf format %! has unknown verb !"
	fmt.Printf("%d %d", 1)                    // WANT "^fmt\.Printf format %d reads arg #2, but call has 1 arg"
	fmt.Printf("%l %lld %i %u\n", 1, 2, 3, 4) // WANT "^fmt\.Printf format %l has unknown verb l"
	fmt.Printf("%v %v", []any{1}...)
	fmt.Println("%v", "a", "%s\n") // WANT "^fmt\.Println arg list ends with redundant newline" "^fmt\.Println call has possible Printf formatting directive %v"
	fmt.Println("50%", "a")
	fmt.Println("% d")
	fmt.Println("%%d", "100%d") // WANT "^fmt\.Println call has possible Printf formatting directive %d"
	fmt.Print("a", "%d", "\n")
	fmt.Println("a" + "\n")    // WANT "^fmt\.Println arg list ends with redundant newline"
	fmt.Println("a", "b"+"\n") // WANT "^fmt\.Println arg list ends with redundant newline"
	const nl = "x\n"
	fmt.Println(nl)                           // WANT "^fmt\.Println arg list ends with redundant newline"
	fmt.Println("", "\n")                     // WANT "^fmt\.Println arg list ends with redundant newline"
	fmt.Println("\n\n")                       // WANT "^fmt\.Println arg list ends with redundant newline"
	fmt.Println("a\r\n")                      // WANT "^fmt\.Println arg list ends with redundant newline"
	fmt.Println(main)                         // WANT "^fmt\.Println arg main is a func value, not called"
	fmt.Println(b.String, b.String())         // WANT "^fmt\.Println arg b\.String is a func value, not called"
	fmt.Print(time.Now)                       // WANT "^fmt\.Print arg time\.Now is a func value, not called"
	log.Print(i.Printf)                       // WANT "^log\.Print arg i\.Printf is a func value, not called"
	fmt.Sprintln(os.Exit)                     // WANT "^fmt\.Sprintln arg os\.Exit is a func value, not called"
	fmt.Fprintln(os.Stderr, os.Stdout, "x\n") // WANT "^fmt\.Fprintln arg list ends with redundant newline"
	fmt.Fprint(&b, "%d")                      // WANT "^fmt\.Fprint call has possible Printf formatting directive %d"
	log.Fatalln("x\n")                        // WANT "^log\.Fatalln arg list ends with redundant newline"
	log.Panic("%d")                           // WANT "^log\.Panic call has possible Printf formatting directive %d"
	fmt.Errorf("%w", 1)                       // WANT "^fmt\.Errorf format %w has arg 1 of wrong type int" "^result of fmt\.Errorf call not used"
	fmt.Errorf("%w %w", io.EOF, error(nil))   // WANT "^result of fmt\.Errorf call not used"
	fmt.Errorf("%v %w", 1, R3{})              // WANT "^result of fmt\.Errorf call not used"
	fmt.Errorf("%[2]w %[1]w", io.EOF, io.EOF) // WANT "^result of fmt\.Errorf call not used"
	fmt.Errorf("%+w %-w", io.EOF, io.EOF)     // WANT "^result of fmt\.Errorf call not used"
	fmt.Sprintf("%w", io.EOF)                 // WANT "^fmt\.Sprintf does not support error-wrapping directive %w" "^result of fmt\.Sprintf call not used"
	log.Printf("%w", io.EOF)                  // WANT "^log\.Printf does not support error-wrapping directive %w"
	i.Errorf("%w", io.EOF)                    // WANT "^\(main\.impl\)\.Errorf does not support error-wrapping directive %w"
	p := fmt.Sprintf
	p("%d", "x")
	q := func(s string, a ...any) { fmt.Printf(s, a...) }
	q("%d", "x")
	var r func(string, ...any) = i.Printf
	r("%d", "x")
	s := struct {
		f func(string, ...any) (int, error)
	}{fmt.Printf}
	s.f("%d", "x")
}
