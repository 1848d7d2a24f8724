package main

import (
	"fmt"
	"log"
)

type logger struct{ prefix string }

func (l *logger) logf(format string, args ...any) {
	log.Printf(l.prefix+format, args...)
	fmt.Printf(format, args...)
}

func warn(args ...interface{}) { fmt.Println(args...) }

func twice(format string, args ...any) string { return once(format, args...) }

func once(format string, args ...any) string { return fmt.Sprintf(format, args...) }

func forgets(format string, args ...any) string {
	return fmt.Sprintf(format, args) // WANT "missing \.\.\. in args forwarded to printf-like function"
}

func main() {
	l := &logger{}
	l.logf("%d", "x") // WANT "\(\*main\.logger\)\.logf format %d has arg \"x\" of wrong type string"
	l.logf("%d") // WANT "\(\*main\.logger\)\.logf format %d reads arg #1, but call has 0 args"
	warn("%d", 1) // WANT "main\.warn call has possible Printf formatting directive %d"
	twice("%s", 2) // WANT "main\.twice format %s has arg 2 of wrong type int"
	once("%s %s", "") // WANT "main\.once format %s reads arg #2, but call has 1 arg"
	forgets("%d", 1)
}
