// The traceback of a panic in two nested loop bodies.
// exit: 2
package main

import "fmt"

func it(yield func(int) bool) {
	yield(1)
}
func f() {
	for i := range it {
		for j := range it {
			func() {
				panic(fmt.Sprint(i, j))
			}()
		}
	}
}
func main() { f() }
