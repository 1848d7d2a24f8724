package main

import (
	"errors"
	"fmt"
	"time"
	"unsafe"
)

type name string
type level int

func (l level) String() string { return "level" }

type box struct{ a, b int }
type tree struct {
	kids []*tree
	n    int
}

func main() {
	var p *box = &box{1, 2}
	var any1 any = 3
	fmt.Printf("%s %q %v %x\n", name("x"), 'x', nil, "hex")
	fmt.Printf("%s %d\n", level(1), level(1))
	fmt.Printf("%d %v %+v %p\n", box{1, 2}, p, p, p)
	fmt.Printf("%s %v\n", errors.New("x"), error(nil))
	fmt.Printf("%d %d %x\n", []int{1}, map[int]int{1: 2}, [2]byte{})
	fmt.Printf("%s %s\n", []byte("x"), []string{"a"})
	fmt.Printf("%s %d %t\n", any1, any1, any1)
	fmt.Printf("%c %U %d\n", 'x', 0x1F600, 'y')
	fmt.Printf("%v %s\n", time.Second, time.Second)
	fmt.Printf("%T %p %v\n", main, main, unsafe.Pointer(p))
	fmt.Printf("%g %e %v\n", 1.5, 2i, tree{})
	fmt.Printf("%d\n", uintptr(1))
}
