// Copies keep nothing.
package main

import (
	"fmt"
	"strings"
)

var heads []string

func main() {
	for i := 0; i < 4; i++ {
		page := strings.Repeat("x", 100000)
		heads = append(heads, strings.Clone(page[:10]))
	}
	fmt.Println(len(heads))
}
