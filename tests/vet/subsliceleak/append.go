package main

import "io"

var heads [][]byte

func read(r io.Reader) {
	all, err := io.ReadAll(r)
	if err != nil {
		return
	}
	heads = append(heads, all[:16]) // WANT "this subslice in heads keeps all of all alive; use slices\.Clone"
	var page [8192]byte
	heads[0] = page[:4] // WANT "this subslice in heads\[0\] keeps all of page alive; use slices\.Clone"
}

func main() {}
