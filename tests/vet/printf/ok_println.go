package main

import "fmt"

func f() int { return 1 }

func main() {
	fmt.Println("100%")
	fmt.Println("5 % 3 =", 5%3)
	fmt.Println("a\nb")
	fmt.Print("done\n")
	fmt.Println(f())
	fmt.Println("")
	fmt.Println("\t%", 12)
	fmt.Println()
	fmt.Println("%", "d")
}
