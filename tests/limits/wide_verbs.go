package main

import "fmt"

func main() {
	fmt.Println(fmt.Sprintf("%1000000000d", 1))
	fmt.Println(fmt.Sprintf("%*d", 1<<50, 1))
}
