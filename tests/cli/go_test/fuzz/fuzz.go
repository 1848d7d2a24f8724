// Package fuzz has something to fuzz.
package fuzz

// Half is wrong for 7.
func Half(n int) int {
	if n == 7 {
		return 0
	}
	return n / 2
}
