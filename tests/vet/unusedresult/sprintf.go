package main

import "fmt"

func main() {
	fmt.Sprintf("%d", 1) // WANT "result of fmt\.Sprintf call not used"
	fmt.Sprint(1) // WANT "result of fmt\.Sprint call not used"
	for i := 0; i < 2; i++ {
		fmt.Sprintf("x%d", i) // WANT "result of fmt\.Sprintf call not used"
	}
}
