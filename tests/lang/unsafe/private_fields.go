package main

import (
	"fmt"
	"unsafe"
)

type secret struct {
	a int
	b string
}

func main() {
	s := secret{1, "hidden"}
	b := (*string)(unsafe.Pointer(uintptr(unsafe.Pointer(&s)) + unsafe.Offsetof(s.b)))
	fmt.Println(*b)
	*b = "seen"
	fmt.Println(s)
	e := fmt.Errorf("text %d", 5)
	type iface struct{ tab, data unsafe.Pointer }
	data := (*iface)(unsafe.Pointer(&e)).data
	fmt.Println(*(*string)(data))
}
