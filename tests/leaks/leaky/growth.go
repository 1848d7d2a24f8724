// A cache that nothing is ever deleted from, seen by two reports.
package main

import (
	"fmt"
	"runtime/debug"
)

type session struct {
	id   int
	data [200]byte
}

var sessions = map[int]*session{}

func login(id int) { sessions[id] = &session{id: id} }

func main() {
	for i := 0; i < 100; i++ {
		login(i)
	}
	debug.LeakReport()
	for i := 100; i < 1000; i++ {
		login(i)
	}
	fmt.Println(len(sessions))
}
