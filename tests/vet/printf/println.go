package main

import (
	"fmt"
	"os"
)

func f() int { return 1 }

func main() {
	fmt.Println("%d items", 3) // WANT "fmt\.Println call has possible Printf formatting directive %d"
	fmt.Print("rate %.2f\n", 1.5) // WANT "fmt\.Print call has possible Printf formatting directive %\.2f"
	fmt.Println("done\n") // WANT "fmt\.Println arg list ends with redundant newline"
	fmt.Println("a", "b\n") // WANT "fmt\.Println arg list ends with redundant newline"
	fmt.Println(f) // WANT "fmt\.Println arg f is a func value, not called"
	fmt.Printf("%v\n", f) // WANT "fmt\.Printf format %v arg f is a func value, not called"
	fmt.Println(os.Stderr, "failed") // WANT "fmt\.Println does not take io\.Writer but has first arg os\.Stderr"
	fmt.Sprint("x", f) // WANT "fmt\.Sprint arg f is a func value, not called" "result of fmt\.Sprint call not used"
}
