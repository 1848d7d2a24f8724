// html: named character, numbers in and out of range, names cut short; a line of input each.
package main

import (
	"bufio"
	"fmt"
	"html"
	"os"
)

func main() {
	in := bufio.NewScanner(os.Stdin)
	for in.Scan() {
		fmt.Printf("%q %q\n", html.UnescapeString(in.Text()), html.EscapeString(in.Text()))
	}
}
