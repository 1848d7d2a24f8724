package main

import "fmt"

var sprint = fmt.Sprint

func main() {
	sprint("a variable may do anything")
	f := fmt.Sprintf
	f("x")
}
