package main

import "os"

func all(names []string) error {
	for _, n := range names {
		f, err := os.Open(n)
		if err != nil {
			return err
		}
		defer f.Close() // WANT "defer in a loop runs when the function returns, not after each iteration"
	}
	return nil
}

func main() { all(nil) }
