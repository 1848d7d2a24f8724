package main

import (
	"fmt"
	"unsafe"
)

type words [2]unsafe.Pointer

type T struct{ a, b int }

func main() {
	var a, b any = &T{1, 2}, &T{3, 4}
	wa, wb := (*words)(unsafe.Pointer(&a)), (*words)(unsafe.Pointer(&b))
	fmt.Println(wa[0] == wb[0], wa[1] == wb[1], wa[1] == unsafe.Pointer(a.(*T)))
	var n any
	fmt.Println((*words)(unsafe.Pointer(&n))[0] == nil)
	var c any = "str"
	fmt.Println((*words)(unsafe.Pointer(&c))[0] != wa[0])
	(*words)(unsafe.Pointer(&a))[1] = unsafe.Pointer(&T{5, 6})
	fmt.Println(*a.(*T))
}
