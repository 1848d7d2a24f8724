package main

import (
	"os"
	"runtime"
)

type file struct{ f *os.File }

func (x *file) close() { x.f.Close() }

func main() {
	f := &file{os.Stdin}
	runtime.SetFinalizer(f, (*file).close)
	runtime.SetFinalizer(f, nil)
	runtime.SetFinalizer(f, func(f *file) { close(make(chan int)) })
}
