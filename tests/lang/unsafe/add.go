package main

import (
	"fmt"
	"unsafe"
)

type T struct {
	A int64
	B string
	C [3]int16
}

func main() {
	arr := [5]int{10, 20, 30, 40, 50}
	p := unsafe.Pointer(&arr)
	for i := 0; i < len(arr); i++ {
		fmt.Print(*(*int)(unsafe.Add(p, i*8)), " ")
	}
	fmt.Println()
	last := unsafe.Pointer(&arr[4])
	fmt.Println(*(*int)(unsafe.Add(last, -16)))
	t := T{1, "two", [3]int16{3, 4, 5}}
	q := unsafe.Pointer(&t)
	*(*string)(unsafe.Add(q, unsafe.Offsetof(t.B))) = "changed"
	*(*int16)(unsafe.Add(q, unsafe.Offsetof(t.C)+2)) = 44
	fmt.Printf("%+v\n", t)
	fmt.Println(unsafe.Add(q, 0) == q, uintptr(unsafe.Add(q, 8))-uintptr(q))
	var n uint8 = 8
	fmt.Println(*(*int)(unsafe.Add(p, n)))
}
