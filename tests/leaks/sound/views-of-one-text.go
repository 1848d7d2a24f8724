// Many small windows that together use the whole text.
package main

import (
	"fmt"
	"strings"
)

var lines []string

func main() {
	var b strings.Builder
	for i := 0; i < 2000; i++ {
		fmt.Fprintf(&b, "line %d\n", i)
	}
	lines = strings.Split(b.String(), "\n")
	fmt.Println(len(lines))
}
