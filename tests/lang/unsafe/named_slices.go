package main

import (
	"fmt"
	"unsafe"
)

type Celsius float64
type Rows []Celsius

func main() {
	f := []float64{1, 2, 3}
	c := *(*[]Celsius)(unsafe.Pointer(&f))
	c[1] = 20
	fmt.Println(f, c)
	r := *(*Rows)(unsafe.Pointer(&f))
	fmt.Println(len(r), r[1])
	b := []byte("abc")
	type MyByte byte
	mb := unsafe.Slice((*MyByte)(unsafe.Pointer(unsafe.SliceData(b))), len(b))
	mb[0] = 'X'
	fmt.Println(string(b))
	u32 := []uint32{1, 0x01020304}
	u8 := unsafe.Slice((*uint8)(unsafe.Pointer(&u32[0])), len(u32)*4)
	fmt.Println(u8)
	i64 := unsafe.Slice((*int64)(unsafe.Pointer(&u32[0])), 1)
	fmt.Println(i64[0] == 0x0102030400000001)
}
