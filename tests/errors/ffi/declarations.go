package main

import "ffi"

//gol:extern libm.so cos
func linkerScript(x float64) float64 // ERROR "linkerScript: cannot load C library libm.so \(did you mean libm.so.6\?\)"

//gol:extern libnosuchthing.so.1 cos
func noLibrary(x float64) float64 // ERROR "cannot load C library libnosuchthing.so.1: .*No such file"

//gol:extern libm.so.6 cosx
func noSymbol(x float64) float64 // ERROR "C library libm.so.6 has no symbol cosx"

//gol:extern libm.so.6 cos
func plainInt(x float64, n int) float64 // ERROR "int has another size in C, whose int has 32 bits: ffi.Int, ffi.Long or int64\? \(parameter 2\)"

//gol:extern libm.so.6 cos
func plainUint() uint // ERROR "uint has another size in C, .*ffi.UInt, ffi.ULong or uint64\? \(result\)"

//gol:extern libm.so.6
func noName(x float64) float64 // ERROR "wants a library and a symbol: //gol:extern libm.so.6 cos"

//gol:extern libm.so.6 cos nonsense
func option(x float64) float64 // ERROR "//gol:extern has no option nonsense"

//gol:extern libm.so.6 cos errno=maybe
func rule(x float64) (float64, error) // ERROR "errno=maybe: want -1, null, neg, nonzero or result"

//gol:extern libm.so.6 cos
func noRule(x float64) (float64, error) // ERROR "the error result wants a rule"

//gol:extern libm.so.6 cos errno=-1
func noError(x float64) float64 // ERROR "errno= wants an error as the last result"

//gol:extern libm.so.6 cos
func twoResults(x float64) (float64, float64) // ERROR "one result at most"

//gol:extern libm.so.6 cos
func dots(x ...any) // ERROR "wants the option variadic"

//gol:extern libm.so.6 cos variadic
func noDots(x float64) // ERROR "wants a last parameter ...any"

//gol:extern libm.so.6 cos
func mapping(m map[string]int) // ERROR "map\[string\]int has no meaning in C"

//gol:extern libm.so.6 cos
func channel(c chan bool) // ERROR "chan bool has no meaning in C"

//gol:extern libm.so.6 cos
func boxed(x any) // ERROR "interface \{\} has no meaning in C"

//gol:extern libm.so.6 cos
func cplx(x complex128) // ERROR "complex128 is not supported"

//gol:extern libm.so.6 cos
func array(x [4]ffi.Int) // ERROR "passes arrays by pointer"

//gol:extern libm.so.6 cos
func strings(x []string) // ERROR "string is no C type here"

//gol:extern libm.so.6 cos
func pointers(x []*ffi.Int) // ERROR "would hide a Go pointer in C's memory: use ffi.Ptr"

//gol:extern libm.so.6 cos
func sliceResult() []byte // ERROR "does not come from C, which has no lengths"

//gol:extern libm.so.6 cos
func funcResult() func() // ERROR "is a C function pointer: use ffi.Ptr"

//gol:extern libm.so.6 cos
func funcInFunc(f func(g func())) // ERROR "is a C function pointer"

//gol:extern libm.so.6 cos blocking
func blockingCallback(f func()) // ERROR "a blocking function runs beside Go code"

//gol:extern libm.so.6 cos free=free
func freeNumber() float64 // ERROR "free= is for a string result"

//gol:extern libm.so.6 signgam variable
func variable(x float64) *ffi.Int // ERROR "wants a function without parameters"

//gol:extern pointer
func notPointer(x float64) // ERROR "calls its first parameter, which must be an ffi.Ptr"

type unmarked struct{ a ffi.Int }

//gol:extern libm.so.6 cos
func byValue(s unmarked) // ERROR "main.unmarked is no C struct: mark its declaration //gol:cstruct"

//gol:extern libm.so.6 cos
func byPointer(s *unmarked) // ERROR "main.unmarked is no C struct"

//gol:cstruct
type holds struct {
	n ffi.Int
	p *ffi.Int
}

//gol:extern libm.so.6 cos
func goPointer(s *holds) // ERROR "\*ffi.Int would hide a Go pointer .*\(field p of main.holds\)"

//gol:cstruct
type sized struct{ n int }

//gol:extern libm.so.6 cos
func intField(s sized) // ERROR "int has another size in C.*\(field n of main.sized\)"

//gol:cstruct
type empty struct{}

//gol:extern libm.so.6 cos
func emptyStruct(s empty) // ERROR "main.empty is empty: C has no such struct"

type noCloser struct{ ffi.Handle }

//gol:extern libm.so.6 cos
func handle() *noCloser // ERROR "nothing says what closes it: //gol:handle LIB SYMBOL"

//gol:handle libm.so.6 closex
type badCloser struct{ ffi.Handle }

//gol:extern libm.so.6 cos
func handle2() *badCloser // ERROR "C library libm.so.6 has no symbol closex to close a main.badCloser"

//gol:export foo
func otherWord(x float64) float64 // ERROR "the only directive for functions is //gol:extern"

//gol:extern libm.so.6 cos
func tooMany(a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15, a16, a17, a18, a19, a20, a21, a22, a23, a24, a25, a26, a27, a28, a29, a30, a31, a32, a33, a34, a35, a36, a37, a38, a39, a40, a41, a42, a43, a44, a45, a46, a47, a48, a49, a50, a51, a52, a53, a54, a55, a56, a57, a58, a59, a60, a61, a62, a63, a64, a65, a66, a67, a68, a69, a70, a71, a72, a73, a74, a75, a76, a77, a78, a79, a80, a81, a82, a83, a84, a85, a86, a87, a88, a89, a90, a91, a92, a93, a94, a95, a96, a97, a98, a99, a100 ffi.Int) // ERROR "more parameters than C functions have"

//gol:extern libm.so.6 cos errno=-1
func floatErrno(x float64) (float64, error) // ERROR "errno= looks at a C result that is an integer or a pointer"

//gol:extern pointer free=free
func freedPointer(f ffi.Ptr) string // ERROR "free= and optional want a library, which //gol:extern pointer has not"

func main() {}
