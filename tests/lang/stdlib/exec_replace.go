// syscall.Exec: the program becomes another one, and what it has printed is not lost.
package main

import (
	"fmt"
	"syscall"
)

func main() {
	fmt.Println("before")
	fmt.Println(syscall.Exec("/nonexistent", []string{"x"}, nil))
	fmt.Println(syscall.Exec("/bin/sh", []string{"sh\x00"}, nil))
	err := syscall.Exec("/bin/sh", []string{"sh", "-c", "echo now $A; exit 3"}, []string{"A=another"})
	fmt.Println("not reached", err)
}

// exit: 3
