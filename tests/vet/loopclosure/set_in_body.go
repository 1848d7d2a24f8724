package main

import "os"

func all(names []string) {
	var f *os.File
	for _, n := range names {
		f, _ = os.Open(n)
		defer func() { // WANT "defer in a loop runs when the function returns, not after each iteration"
			f.Close() // WANT "variable f, set again by the loop, captured by deferred func literal"
		}()
	}
}

func main() { all(nil) }
