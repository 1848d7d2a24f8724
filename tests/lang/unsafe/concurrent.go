package main

import (
	"fmt"
	"unsafe"
)

type Shared struct {
	n int
	s string
}

func main() {
	sh := &Shared{}
	done := make(chan bool)
	for i := 0; i < 10; i++ {
		go func(p unsafe.Pointer) {
			v := (*Shared)(p)
			v.n += i
			v.s += "x"
			done <- true
		}(unsafe.Pointer(sh))
		<-done
	}
	fmt.Println(*sh)
}
