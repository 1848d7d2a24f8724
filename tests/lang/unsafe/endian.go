package main

import (
	"fmt"
	"unsafe"
)

func isLittle() bool {
	x := uint16(1)
	return *(*byte)(unsafe.Pointer(&x)) == 1
}

func main() {
	fmt.Println(isLittle())
	x := uint32(0x11223344)
	b := (*[4]byte)(unsafe.Pointer(&x))
	fmt.Printf("%x\n", b[:])
	b[0], b[3] = b[3], b[0]
	fmt.Printf("%x\n", x)
	bytes := []byte{1, 2, 3, 4, 5, 6, 7, 8}
	fmt.Printf("%x %x %x\n", *(*uint16)(unsafe.Pointer(&bytes[0])), *(*uint32)(unsafe.Pointer(&bytes[4])), *(*uint64)(unsafe.Pointer(&bytes[0])))
	fmt.Println(*(*int16)(unsafe.Pointer(&[]byte{0xff, 0xff}[0])))
}
