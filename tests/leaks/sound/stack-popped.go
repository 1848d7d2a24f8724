// A stack of values without pointers, popped: the array is small.
package main

import "fmt"

type frame struct{ a, b int }

var stack []frame

func main() {
	for i := 0; i < 100; i++ {
		stack = append(stack, frame{i, i})
	}
	for len(stack) > 3 {
		stack = stack[:len(stack)-1]
	}
	fmt.Println(len(stack))
}
