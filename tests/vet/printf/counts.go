package main

import (
	"fmt"
	"os"
)

func main() {
	fmt.Printf("%d %d\n", 1) // WANT "fmt\.Printf format %d reads arg #2, but call has 1 arg"
	fmt.Printf("%d\n", 1, 2) // WANT "fmt\.Printf call needs 1 arg but has 2 args"
	fmt.Printf("hello\n", 1) // WANT "fmt\.Printf call has arguments but no formatting directives"
	fmt.Fprintf(os.Stdout, "%s") // WANT "fmt\.Fprintf format %s reads arg #1, but call has 0 args"
	fmt.Printf("%[3]d\n", 1, 2) // WANT "fmt\.Printf format has invalid argument index \[3\]"
	fmt.Printf("%[x]d\n", 1) // WANT "fmt\.Printf format has invalid argument index \[x\]"
	fmt.Printf("%[1", 1) // WANT "fmt\.Printf format %\[1 is missing closing \]"
	_ = fmt.Sprintf("%z", 1) // WANT "fmt\.Sprintf format %z has unknown verb z"
	_ = fmt.Sprintf("100%") // WANT "fmt\.Sprintf format % is missing verb at end of string"
	_ = fmt.Sprintf("%+q %#d", "x", 1) // WANT "fmt\.Sprintf format %#d has unrecognized flag #"
	_ = fmt.Sprintf("%.*f", 1.5) // WANT "fmt\.Sprintf format %\.\*f uses non-int 1\.5 as argument of \*"
	_ = fmt.Sprintf("%w", os.ErrNotExist) // WANT "fmt\.Sprintf does not support error-wrapping directive %w"
	_ = fmt.Errorf("%w", "text") // WANT "fmt\.Errorf format %w has arg \"text\" of wrong type string"
}
