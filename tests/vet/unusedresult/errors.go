package main

import (
	"errors"
	"fmt"
)

func check(n int) error {
	if n < 0 {
		fmt.Errorf("negative: %d", n) // WANT "result of fmt\.Errorf call not used"
	}
	if n > 9 {
		errors.New("too large") // WANT "result of errors\.New call not used"
	}
	return nil
}

func main() { check(1) }
