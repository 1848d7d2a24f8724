package main

import "os"

func first(names []string) *os.File {
	for _, n := range names {
		f, err := os.Open(n)
		if err == nil {
			defer println("found", n)
			return f
		}
	}
	return nil
}

func main() { first(nil) }
