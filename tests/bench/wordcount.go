// args: 3000
// wordcount: scan a text byte by byte, cut words out by slicing, count them in a map[string]int.
package main

import (
	"fmt"
	"os"
	"sort"
	"strconv"
)

const defaultSize = 1500000

func main() {
	n := size()
	syl := []string{"ka", "to", "mi", "ren", "so", "lu", "pa", "vek", "do", "shi", "nar", "el"}
	x := 7
	var text []byte
	for i := 0; i < n; i++ {
		x = (x * 16807) % 2147483647
		parts := 1 + x%3
		for k := 0; k < parts; k++ {
			x = (x * 16807) % 2147483647
			text = append(text, syl[x%12]...)
		}
		text = append(text, ' ')
	}
	s := string(text)

	counts := make(map[string]int)
	start := 0
	for i := 0; i < len(s); i++ {
		if s[i] == ' ' {
			if i > start {
				counts[s[start:i]]++
			}
			start = i + 1
		}
	}

	var words []string
	for w := range counts {
		words = append(words, w)
	}
	sort.Strings(words)
	sum := 0
	for i, w := range words {
		sum = (sum + (i+1)*counts[w] + len(w)) % 1000000007
	}
	fmt.Println("wordcount", n, len(s), len(words), sum)
}

func size() int {
	if len(os.Args) > 1 {
		n, err := strconv.Atoi(os.Args[1])
		if err == nil {
			return n
		}
	}
	return defaultSize
}
