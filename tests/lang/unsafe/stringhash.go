package main

import (
	"fmt"
	"unsafe"
)

func bytesOf(s string) []byte {
	if s == "" {
		return nil
	}
	return unsafe.Slice(unsafe.StringData(s), len(s))
}

func stringOf(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }

func main() {
	for _, s := range []string{"", "a", "hello, 世界"} {
		b := bytesOf(s)
		fmt.Println(len(b), cap(b), b, stringOf(b) == s)
	}
	b := make([]byte, 0, 16)
	for i := 0; i < 5; i++ {
		b = append(b, byte('a'+i))
	}
	s := stringOf(b)
	fmt.Println(s)
	b[0] = 'Z'
	fmt.Println(s)
}
