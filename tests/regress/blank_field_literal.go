// A blank field stays zero, whatever a literal gives for it: it was left undefined in a literal that names
// every field, whose value is written word by word.
package main

import (
	"fmt"
	"unsafe"
)

type T struct{ a, _, c int }

type outer struct {
	t T
	_ *int
	n int
}

func words(p unsafe.Pointer, n uintptr) []int { return unsafe.Slice((*int)(p), n/8) }

func dirty(n int) [6]int { return [6]int{n, n, n, n, n, n} }

var global = T{1, 2, 3}

func main() {
	x := dirty(7)
	n := x[1]
	local := T{n, n, n}
	deep := outer{T{n, 2, 3}, &n, n}
	fmt.Println(words(unsafe.Pointer(&global), unsafe.Sizeof(global)))
	fmt.Println(words(unsafe.Pointer(&local), unsafe.Sizeof(local)))
	fmt.Println(words(unsafe.Pointer(&deep), unsafe.Sizeof(deep)))
	list := []T{{1, n, 3}, {4, 5, 6}}
	fmt.Println(words(unsafe.Pointer(&list[0]), 2*unsafe.Sizeof(list[0])))
	array := [...]T{{1, 2, 3}, {4, 5, 6}}
	fmt.Println(words(unsafe.Pointer(&array), unsafe.Sizeof(array)))
	var any1, any2 any = T{n, 5, n}, T{n, 6, n}
	fmt.Println(any1 == any2, any1)
}
