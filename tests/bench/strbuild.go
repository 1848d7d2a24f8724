// args: 2000
// strbuild: concatenation, integer formatting, slicing and byte access of strings.
package main

import (
	"fmt"
	"os"
	"strconv"
)

const defaultSize = 800000

func main() {
	n := size()
	total := 0
	hash := 0
	var lines []string
	for i := 0; i < n; i++ {
		s := "item-" + strconv.Itoa(i) + ":"
		s += strconv.Itoa(i * 7 % 1000)
		s += ";"
		total += len(s)
		if s[len(s)-2] == '7' {
			total++
		}
		tail := s[5 : len(s)-1]
		if tail < "5" {
			hash++
		}
		for k := 0; k < len(tail); k++ {
			hash = (hash*31 + int(tail[k])) % 16777213
		}
		if i%16 == 0 {
			lines = append(lines, tail)
		}
	}
	acc := ""
	for i := 0; i < 4000; i++ {
		acc += lines[i%len(lines)]
		if len(acc) > 2000 {
			acc = acc[1000:]
		}
	}
	for k := 0; k < len(acc); k++ {
		hash = (hash*31 + int(acc[k])) % 16777213
	}
	fmt.Println("strbuild", n, total, hash, len(acc))
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
