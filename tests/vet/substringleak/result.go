package main

import (
	"io"
	"os"
)

type head struct{ magic string }

func read() (*head, error) {
	b, err := io.ReadAll(os.Stdin)
	if err != nil {
		return nil, err
	}
	s := string(b)
	return &head{magic: s[:4]}, nil // WANT "this substring in a result keeps all of s alive; use strings\.Clone"
}

func main() { read() }
