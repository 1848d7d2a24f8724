package main

import (
	"fmt"
	"unsafe"
)

func bits(f float64) uint64  { return *(*uint64)(unsafe.Pointer(&f)) }
func from(u uint64) float64  { return *(*float64)(unsafe.Pointer(&u)) }
func bits32(f float32) int32 { return *(*int32)(unsafe.Pointer(&f)) }

func main() {
	fmt.Printf("%#x %#x %#x\n", bits(1), bits(-0.5), bits(3.141592653589793))
	fmt.Println(from(0x3ff8000000000000), from(0x7ff0000000000000), from(1))
	fmt.Println(bits32(1.5), bits32(-2))
	f := 2.0
	p := (*uint64)(unsafe.Pointer(&f))
	*p |= 1 << 63
	fmt.Println(f)
}
