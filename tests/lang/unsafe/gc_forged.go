package main

import (
	"fmt"
	"runtime"
	"unsafe"
)

// Integers that became pointers, and lead nowhere: the collector passes over them.
var keep []unsafe.Pointer

func main() {
	for i := 1; i < 1000; i++ {
		keep = append(keep, unsafe.Pointer(uintptr(i)*12345677), unsafe.Pointer(uintptr(0xc010000000)+uintptr(i)*1048577))
	}
	runtime.GC()
	for i := 0; i < 300; i++ {
		_ = make([]byte, 10000)
	}
	runtime.GC()
	fmt.Println(len(keep))
}
