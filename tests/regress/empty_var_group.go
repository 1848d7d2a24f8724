// An empty group of declarations in a function crashed the compiler.
package main

import "fmt"

func main() {
	var ()
	const ()
	type ()
	fmt.Println("fine") // expect: fine
}
