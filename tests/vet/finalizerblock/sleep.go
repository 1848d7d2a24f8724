package main

import (
	"runtime"
	"time"
)

type t struct{ n int }

func main() {
	f := func(*t) {
		defer func() {
			time.Sleep(time.Second) // WANT "this finalizer can block \(time\.Sleep\); all later finalizers wait behind it"
		}()
	}
	runtime.SetFinalizer(&t{}, f)
}
