package main

import "os"

var magic []byte

func main() {
	data, _ := os.ReadFile("x")
	magic = data[:4] // WANT "this subslice in magic keeps all of data alive; use slices\.Clone"
	m := make([]byte, 1<<16)
	magic = m[:4:4] // WANT "this subslice in magic keeps all of m alive; use slices\.Clone"
}
