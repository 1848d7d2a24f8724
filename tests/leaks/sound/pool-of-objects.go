// sync.Pool and a free list hold what they will give out again.
package main

import (
	"bytes"
	"fmt"
	"sync"
)

var pool = sync.Pool{New: func() any { return new(bytes.Buffer) }}

func render(i int) int {
	b := pool.Get().(*bytes.Buffer)
	defer pool.Put(b)
	b.Reset()
	fmt.Fprintf(b, "%0500d", i)
	return b.Len()
}

func main() {
	n := 0
	for i := 0; i < 200; i++ {
		n += render(i)
	}
	fmt.Println(n)
}
