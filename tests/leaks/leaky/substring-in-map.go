// Keys of a map are cut out of big texts.
package main

import (
	"fmt"
	"strings"
)

var seen = map[string]int{}

func count(page string) {
	title := page[3:20]
	seen[title]++
}

func main() {
	for i := 0; i < 3; i++ {
		count(fmt.Sprint("## title number ", i, " ") + strings.Repeat("text ", 20000))
	}
	fmt.Println(len(seen))
}
