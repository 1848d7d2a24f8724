// An error result is the C function's errno, by the rule the declaration names.
package main

import (
	"errors"
	"ffi"
	"fmt"
	"io/fs"
	"syscall"
)

//gol:extern libgolffi.so.1 t_fails errno=-1
func fails(number ffi.Int) (ffi.Int, error)

//gol:extern libgolffi.so.1 t_null errno=null
func null(number ffi.Int) (ffi.Ptr, error)

//gol:extern libgolffi.so.1 t_code errno=result
func code(number ffi.Int) (ffi.Int, error)

//gol:extern libgolffi.so.1 t_code errno=nonzero
func nonzero(number ffi.Int) (ffi.Int, error)

//gol:extern libgolffi.so.1 t_code errno=neg
func negative(number ffi.Int) (ffi.Int, error)

//gol:extern libgolffi.so.1 t_fails_unsigned errno=-1
func unsigned(number ffi.Int) (uint32, error)

func main() {
	fmt.Println(unsigned(2))
	_, err := fails(2)
	fmt.Println(err, errors.Is(err, fs.ErrNotExist), err == syscall.ENOENT)
	_, err = null(12)
	fmt.Println(err)
	_, err = code(22)
	fmt.Println(err, err.(syscall.Errno) == syscall.EINVAL)
	fmt.Println(code(0))
	_, err = nonzero(1)
	fmt.Println(err)
	_, err = negative(-1)
	fmt.Println(err != nil)
	fmt.Println(negative(5))
}

// expect: 4294967295 no such file or directory
// expect: no such file or directory true true
// expect: cannot allocate memory
// expect: invalid argument true
// expect: 0 <nil>
// expect: errno 0
// expect: true
// expect: 5 <nil>
