// Emptied, and as big as ever.
package main

import (
	"fmt"
)

var seen = map[[16]byte]int{}

func main() {
	var k [16]byte
	for i := 0; i < 200000; i++ {
		k[0], k[1], k[2] = byte(i), byte(i>>8), byte(i>>16)
		seen[k] = i
	}
	for k := range seen {
		delete(seen, k)
	}
	fmt.Println(len(seen))
}
