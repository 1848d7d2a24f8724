package main

import "strings"

var key string

func short() string {
	s := strings.Repeat("x", 1<<20)
	return s[:10] // WANT "this substring in a result keeps all of s alive; use strings\.Clone"
}

func main() {
	big := string(make([]byte, 1<<20))
	key = big[:16] // WANT "this substring in key keeps all of big alive; use strings\.Clone"
	short()
}
