// exit: 2
// args: -n 3 -m
package main

import (
	"flag"
	"fmt"
	"os"
)

// A mistake in the arguments ends the program with status 2.

func main() {
	n := flag.Int("n", 1, "how many")
	flag.Usage = func() { fmt.Fprintln(os.Stderr, "usage: wrong [-n N]", *n) }
	flag.Parse()
	fmt.Println("not reached")
}
