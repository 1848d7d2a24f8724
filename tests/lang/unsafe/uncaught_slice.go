// exit: 2
package main

import "unsafe"

func main() {
	x, n := 1, -5
	println(len(unsafe.Slice(&x, n)))
}
