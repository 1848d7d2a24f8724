package main

import (
	"fmt"
	"os"
	"strings"
)

func main() {
	fmt.Fprintf(os.Stdout, "%d\n", 1)
	fmt.Println(1)
	var b strings.Builder
	b.WriteString("x")
	fmt.Fprint(&b, 1)
	b.Reset()
}
