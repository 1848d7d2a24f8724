package main

import "fmt"

// Changes its arguments: no wrapper.
func changes(format string, args ...any) {
	args = append(args, 1)
	fmt.Printf(format, args...)
}

// Has nothing to do with printing.
func logf(format string, n ...int) int { return len(n) }

// Puts something before them.
func tagged(tag string, args ...any) {
	fmt.Println(append([]any{tag}, args...)...)
}

func debugf(format string, args ...any) {}

func main() {
	changes("%d", "x")
	logf("%s", 1, 2)
	tagged("%d", 1)
	debugf("%d", "x", 2)
}
