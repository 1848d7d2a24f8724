//go:build go1.23

// exit: 2
package main

import "fmt"

func each(n int, yield func(int) bool) {
	for i := 0; i < n; i++ {
		if !yield(i) {
			return
		}
	}
}

func upTo(n int) func(func(int) bool) {
	return func(yield func(int) bool) { each(n, yield) }
}

func main() {
	for i := range upTo(2) {
		defer fmt.Println("deferred", i)
		for j := range upTo(2) {
			if i+j == 2 {
				var m map[string]int
				m["x"] = 1
			}
		}
	}
}
