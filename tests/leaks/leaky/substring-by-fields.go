// The library cuts too: one word keeps the whole page.
package main

import (
	"fmt"
	"strings"
)

var word string

func page() string {
	return strings.Repeat("lorem ipsum ", 10000)
}

func main() {
	word = strings.Fields(page())[1]
	fmt.Println(word)
}
