package main

import "fmt"

func args() (string, int) { return "%d\n", 1 }

func main() {
	all := []any{1, 2}
	fmt.Printf("%d %d\n", all...)
	fmt.Printf("%d %d %d\n", all...)
	fmt.Printf("%[2]d %[1]d\n", 1, 2)
	fmt.Printf("%*d|%-*d|%.*f\n", 5, 1, 5, 2, 2, 1.5)
	fmt.Printf("%3[1]*[2]d\n", 5, 1, 3) // WANT "fmt\.Printf format %3\[1\]\* has unknown verb \*"
	fmt.Printf("%[1]*d\n", 5, 1)
	fmt.Printf("100%%\n")
	fmt.Printf("%5.1f%%\n", 12.5)
	fmt.Printf(args())
	format := "%d"
	fmt.Printf(format, "x")
	_ = fmt.Errorf("%w and %w", fmt.Errorf("a"), fmt.Errorf("b"))
	fmt.Printf("%02d:%+d %#x % x\n", 1, 2, 3, "s")
}
