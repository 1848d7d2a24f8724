package main

import (
	"fmt"
	"unsafe"
)

func local() unsafe.Pointer {
	x := 77
	return unsafe.Pointer(&x)
}

func param(x [4]int) *int { return (*int)(unsafe.Add(unsafe.Pointer(&x), 16)) }

func main() {
	p, q := local(), local()
	*(*int)(p)++
	fmt.Println(*(*int)(p), *(*int)(q), *param([4]int{1, 2, 3, 4}))
	var list []unsafe.Pointer
	for i := 0; i < 3; i++ {
		list = append(list, unsafe.Pointer(&i))
	}
	for _, l := range list {
		fmt.Print(*(*int)(l), " ")
	}
	fmt.Println()
	func() {
		y := 1
		defer func(p unsafe.Pointer) { fmt.Println(*(*int)(p)) }(unsafe.Pointer(&y))
		y = 2
	}()
	c := make(chan unsafe.Pointer, 1)
	s := "sent"
	c <- unsafe.Pointer(&s)
	fmt.Println(*(*string)(<-c))
}
