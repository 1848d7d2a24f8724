package main

import (
	"fmt"
	"unsafe"
)

type Header struct {
	Magic   uint32
	Version uint16
	Flags   uint16
	Length  uint64
}

func main() {
	h := Header{0xcafebabe, 1, 0x8001, 1 << 40}
	b := (*[unsafe.Sizeof(Header{})]byte)(unsafe.Pointer(&h))
	fmt.Println(len(b), b[:])
	b[4] = 9
	fmt.Println(h.Version)
	raw := []byte{1, 0, 0, 0, 2, 0, 3, 0, 4, 0, 0, 0, 0, 0, 0, 0}
	g := *(*Header)(unsafe.Pointer(&raw[0]))
	fmt.Printf("%+v\n", g)
	sum := 0
	for _, x := range unsafe.Slice((*byte)(unsafe.Pointer(&g)), unsafe.Sizeof(g)) {
		sum += int(x)
	}
	fmt.Println(sum)
}
