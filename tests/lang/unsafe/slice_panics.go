package main

import (
	"fmt"
	"unsafe"
)

func try(name string, f func()) {
	defer func() { fmt.Println(name, recover()) }()
	f()
}

func main() {
	x := 1
	var b byte
	n := -1
	big := uint64(1 << 63)
	huge := 1 << 61
	try("slice neg", func() { _ = unsafe.Slice(&x, n) })
	try("slice huge", func() { _ = unsafe.Slice(&x, huge) })
	try("slice uint", func() { _ = unsafe.Slice(&x, big) })
	try("slice nil", func() { _ = unsafe.Slice((*int)(nil), 1+x) })
	try("string neg", func() { _ = unsafe.String(&b, n) })
	try("string nil", func() { _ = unsafe.String(nil, x) })
	try("ok", func() { fmt.Println(len(unsafe.Slice(&x, 1)), unsafe.Slice((*int)(nil), 0) == nil) })
}
