// Files that are left to the collector, some of which it has found.
package main

import (
	"bufio"
	"fmt"
	"os"
	"runtime"
)

func lines(name string) (n int, err error) {
	f, err := os.Open(name)
	if err != nil {
		return 0, err
	}
	for s := bufio.NewScanner(f); s.Scan(); {
		n++
	}
	return n, nil
}

func scratch() string {
	f, err := os.Create(os.DevNull)
	if err != nil {
		return ""
	}
	return f.Name()
}

func closed(name string) int64 {
	f, err := os.Open(name)
	if err != nil {
		return 0
	}
	defer f.Close()
	info, _ := f.Stat()
	return info.Size()
}

var log *os.File // open as long as the program

func main() {
	log, _ = os.Open(os.DevNull)
	for i := range 10 {
		lines(os.DevNull)
		closed(os.DevNull)
		if i == 5 {
			runtime.GC()
		}
	}
	fmt.Println(scratch() != "")
}
