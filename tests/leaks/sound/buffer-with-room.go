// Capacity counts: an empty slice of a big array may still grow.
package main

import "fmt"

var buf []byte

func main() {
	buf = make([]byte, 0, 1<<20)
	buf = append(buf, "hello"...)
	fmt.Println(len(buf))
}
