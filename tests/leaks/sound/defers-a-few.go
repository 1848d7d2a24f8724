// Some defers, in loops of functions of their own.
package main

import "fmt"

func step(i int) int {
	defer func() {}()
	defer func() {}()
	return i
}

func main() {
	sum := 0
	for i := 0; i < 1000; i++ {
		sum += step(i)
	}
	for i := 0; i < 4; i++ {
		defer func() {}()
	}
	fmt.Println(sum)
}
