// C and Go that call each other without end come to a panic, not to the end of C's stack.
package main

import (
	"ffi"
	"fmt"
)

//gol:extern libgolffi.so.1 t_apply
func apply(f func(a, b ffi.Int) ffi.Int, a, b ffi.Int) ffi.Int

var deepest ffi.Int

func down(a, b ffi.Int) ffi.Int {
	deepest = a
	if a == b {
		return 0
	}
	return apply(down, a+1, b) + 1
}

func endless() {
	defer func() { fmt.Println(recover(), deepest > 100) }()
	down(0, -1)
}

func main() {
	fmt.Println(down(0, 100))
	endless()
	endless()
	fmt.Println(down(0, 100))
}

// expect: 100
// expect: ffi: C and Go call each other too deeply: the callback for apply has no stack left true
// expect: ffi: C and Go call each other too deeply: the callback for apply has no stack left true
// expect: 100
