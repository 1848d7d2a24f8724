// exit: 2
package main

import (
	"fmt"
	"unsafe"
)

func main() {
	fmt.Println("before")
	p := unsafe.Pointer(uintptr(0xdeadbeef000))
	fmt.Println(*(*int)(p))
}
