package main

import (
	"fmt"
	"unsafe"
)

func main() {
	var a, b int
	pa, pb := unsafe.Pointer(&a), unsafe.Pointer(&b)
	fmt.Println(pa == pb, pa == unsafe.Pointer(&a), pa != nil)
	var x any = pa
	fmt.Println(x == any(pa), x == any(pb), x == any(&a))
	set := map[unsafe.Pointer]bool{pa: true}
	fmt.Println(set[pa], set[pb])
	switch x.(type) {
	case *int:
		fmt.Println("*int")
	case unsafe.Pointer:
		fmt.Println("unsafe.Pointer")
	}
	fmt.Printf("%T %v\n", pa, unsafe.Pointer(nil))
	type P unsafe.Pointer
	q := P(pa)
	fmt.Printf("%T %v\n", q, unsafe.Pointer(q) == pa)
	arr := [2]unsafe.Pointer{pa, pb}
	fmt.Println(arr == [2]unsafe.Pointer{pa, pb})
}
