// exit: 2
package main

import (
	"fmt"
	"unsafe"
)

func main() {
	p := unsafe.Pointer(nil)
	fmt.Println("before")
	fmt.Println(*(*int)(p))
}
