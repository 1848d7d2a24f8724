// Cleared and filled again.
package main

import (
	"fmt"
)

var seen = map[int]string{}

func main() {
	for round := 0; round < 5; round++ {
		for i := 0; i < 20000; i++ {
			seen[i] = "x"
		}
		if round < 4 {
			clear(seen)
		}
	}
	fmt.Println(len(seen))
}
