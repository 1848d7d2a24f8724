// args: -q -help
package main

import (
	"flag"
	"fmt"
	"os"
)

// Asking for help ends the program with status 0.

func main() {
	defer fmt.Println("not reached")
	flag.CommandLine.SetOutput(os.Stdout)
	flag.CommandLine.Init("helped", flag.ExitOnError)
	flag.Usage = func() { flag.PrintDefaults() }
	flag.Bool("q", false, "be quiet")
	flag.String("out", "a.txt", "write to `file`")
	flag.Parse()
	fmt.Println("not reached")
}
