// errno as a Go error, a variadic function, and a NULL result.
package main

import (
	"errors"
	"ffi"
	"fmt"
	"io/fs"
	"os"
)

//gol:extern libc.so.6 open errno=-1 variadic
func open(path string, flags ffi.Int, args ...any) (fd ffi.Int, err error)

//gol:extern libc.so.6 close errno=-1
func closeFd(fd ffi.Int) (ffi.Int, error)

//gol:extern libc.so.6 getenv
func getenv(name string) ffi.Ptr

const (
	readOnly  = 0
	writeOnly = 1
	create    = 0o100
)

func main() {
	_, err := open("/nowhere/at/all", readOnly)
	fmt.Println(err, errors.Is(err, fs.ErrNotExist))

	name := os.TempDir() + "/gol-ffi-example"
	fd, err := open(name, writeOnly|create, ffi.UInt(0o600))
	fmt.Println(fd > 2, err)
	closeFd(fd)
	_, err = closeFd(fd)
	fmt.Println(err)
	os.Remove(name)

	fmt.Println(getenv("SURELY_NOT_SET").IsNil(), getenv("PATH").String() == os.Getenv("PATH"))
}

// expect: no such file or directory true
// expect: true <nil>
// expect: bad file descriptor
// expect: true true
