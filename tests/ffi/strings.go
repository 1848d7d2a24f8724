// Strings are copied both ways; C's own are freed if the declaration says how.
package main

import (
	"ffi"
	"fmt"
)

//gol:extern libgolffi.so.1 t_strlen
func strlen(s string) ffi.Size

//gol:extern libgolffi.so.1 t_constant
func constant(which ffi.Int) string

//gol:extern libgolffi.so.1 t_constant
func constantPtr(which ffi.Int) ffi.Ptr

//gol:extern libgolffi.so.1 t_constant errno=null
func constantOr(which ffi.Int) (string, error)

//gol:extern libgolffi.so.1 t_give_null
func giveNull(f func(s string))

//gol:extern libgolffi.so.1 t_new_text free=t_free_text
func newText(s string) string

//gol:extern libgolffi.so.1 t_frees
func frees() ffi.Int

//gol:extern libgolffi.so.1 t_fill
func fill(p []byte, n ffi.Size, b ffi.Int)

//gol:extern libgolffi.so.1 t_fill
func fillPtr(p ffi.Ptr, n ffi.Size, b ffi.Int)

func main() {
	fmt.Println(strlen(""), strlen("four"), strlen("été"))
	fmt.Printf("%q\n", constant(1))
	p := constantPtr(1)
	fmt.Println(p.IsNil(), p.String(), p.Add(6).String(), string(p.Bytes(5)), constantPtr(0).IsNil())
	fmt.Println(newText("a"), newText("bc"), frees())
	buf := make([]byte, 8)
	fill(buf[2:6], 4, 'x')
	fmt.Printf("%q\n", buf)
	m := ffi.Malloc(4)
	fillPtr(m, 3, 'm')
	*ffi.At[byte](m.Add(1)) = 'M'
	fmt.Println(m.String())
	ffi.Free(m)
	text, err := constantOr(0)
	fmt.Printf("%q %v\n", text, err != nil)
	fmt.Println(constantOr(1))
	try(func() { strlen("a\x00b") })
	try(func() { constant(0) })
	try(func() { giveNull(func(s string) {}) })
}

func try(f func()) {
	defer func() { fmt.Println(recover()) }()
	f()
}

// expect: 0 4 5
// expect: "hello from C"
// expect: false hello from C from C hello true
// expect: <a> <bc> 2
// expect: "\x00\x00xxxx\x00\x00"
// expect: mMm
// expect: "" true
// expect: hello from C <nil>
// expect: ffi: argument 1 of strlen has a NUL byte inside: C would see less
// expect: ffi: constant gave NULL where a string is due: let its result be an ffi.Ptr, or say errno=null
// expect: ffi: the callback for giveNull was given NULL where a string is due: let parameter 1 be an ffi.Ptr
