// args: 15
// fib: doubly recursive calls, integer compare and add.
package main

import (
	"fmt"
	"os"
	"strconv"
)

const defaultSize = 35

func fib(n int) int {
	if n < 2 {
		return n
	}
	return fib(n-1) + fib(n-2)
}

func main() {
	n := size()
	fmt.Println("fib", n, fib(n))
}

func size() int {
	if len(os.Args) > 1 {
		n, err := strconv.Atoi(os.Args[1])
		if err == nil {
			return n
		}
	}
	return defaultSize
}
