package main

import "fmt"

func main() {
	defer fmt.Sprint("odd, but not a statement of its own")
	go fmt.Sprintf("x")
}
