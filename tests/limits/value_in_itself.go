// exit: 2
package main

import "fmt"

func main() {
	m := map[string]any{}
	m["m"] = m
	fmt.Println(m)
}
