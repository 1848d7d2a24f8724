package main

import (
	"fmt"
	"math"
)

type celsius float64
type name string
type ids []int
type point struct{ x, y int }
type coord struct{ x, y int }

func main() {
	i, u8, f := -1, uint8(200), 3.99
	fmt.Println(uint8(i), int8(u8), uint32(i), int64(u8), uint16(int16(i)), uintptr(7))
	fmt.Println(int(f), int8(-f), float32(0.1), float64(float32(0.1)), celsius(f))
	big := uint64(math.MaxUint64)
	fmt.Println(float64(big), int64(big), float32(big))
	fmt.Println(string(rune(0x4e16)), string([]byte{104, 105}), string([]rune{'h', 0x1F600}))
	fmt.Println([]byte("hé"), []rune("hé"), name("n"), []byte(name("q")))
	fmt.Println(coord(point{1, 2}), ids([]int{1}), []int(ids{2}))
	s := []int{1, 2, 3, 4}
	arr := [3]int(s)
	ptr := (*[2]int)(s)
	ptr[0] = 9
	fmt.Println(arr, *ptr, s)
	var any1 any = celsius(1.5)
	fmt.Println(any1.(celsius), float64(any1.(celsius)))
	c := complex64(complex(1, 2))
	fmt.Println(c, complex128(c), real(c), imag(c), complex(float32(1), 2))
	defer func() { fmt.Println(recover()) }()
	var st fmt.Stringer
	var e any = 3
	st = e.(fmt.Stringer)
	fmt.Println(st)
}
