package main

import "strings"

var names []string
var byID = map[int]string{}

func add(line string) {
	names = append(names, line[:8]) // WANT "this substring in names keeps all of line alive; use strings\.Clone"
	byID[1] = line[8:16] // WANT "this substring in byID\[1\] keeps all of line alive; use strings\.Clone"
}

func main() { add(strings.Repeat("x", 1<<20)) }
