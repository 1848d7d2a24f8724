package main

import (
	"fmt"
	"unsafe"
)

func b2i(b bool) int { return int(*(*byte)(unsafe.Pointer(&b))) }

func main() {
	fmt.Println(b2i(true), b2i(false), b2i(3 > 2)+b2i(2 > 1))
	n := byte(1)
	fmt.Println(*(*bool)(unsafe.Pointer(&n)))
	var i8 int8 = -1
	fmt.Println(*(*uint8)(unsafe.Pointer(&i8)))
	var u16 uint16 = 0xfffe
	fmt.Println(*(*int16)(unsafe.Pointer(&u16)))
	c := complex(1, 2)
	parts := (*[2]float64)(unsafe.Pointer(&c))
	parts[1] = 9
	fmt.Println(c, parts[0])
	c64 := complex64(3 + 4i)
	fmt.Println((*[2]float32)(unsafe.Pointer(&c64))[1])
}
