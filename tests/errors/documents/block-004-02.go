package main

import "fmt"
import "runtime"

type TestStruct struct {
  name string
}

//go:noinline
func newTestStruct() *TestStrct { // ERROR "undefined: TestStrct"
  v := &TestStruct{"n1"}
  runtime.SetFinalizer(v, func(p *TestStruct) {
    fmt.Println("gc Finalizer")
  })
  return v
}

func main() {
  t := newTestStruct()
  fmt.Println("=== start ===")
  _ = t
  fmt.Println("=== ... ===")
  runtime.GC()
  fmt.Println("=== end ===")
}
