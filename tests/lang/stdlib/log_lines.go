// A Logger's prefixes, places and flags.
package main

import (
	"bytes"
	"fmt"
	"log"
)

func main() {
	var b bytes.Buffer
	l := log.New(&b, "p: ", log.Lshortfile)
	l.Println("one", 2)
	l.SetFlags(log.Lmsgprefix)
	l.Printf("%d%%", 3)
	l.SetFlags(0)
	l.SetPrefix("")
	l.Print("x\n")
	func() {
		defer func() { fmt.Println("recovered", recover()) }()
		l.Panicf("bad %s", "thing")
	}()
	log.SetOutput(&b)
	log.SetFlags(log.Lshortfile)
	log.Println("std")
	fmt.Print(b.String()) // expect: recovered bad thing
	// expect: p: log_lines.go:13: one 2
	// expect: p: 3%
	// expect: x
	// expect: bad thing
	// expect: log_lines.go:25: std
}
