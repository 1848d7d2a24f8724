// Slices on their way through buffered channels, in selects and in maps being walked.
package main

import (
	"fmt"
	"runtime/debug"
)

type block struct{ data [3000]byte }

func blocks(n int) []*block {
	s := make([]*block, n)
	for i := range s {
		s[i] = new(block)
	}
	return s
}

func main() {
	parts := make(chan []*block, 8)
	s := blocks(12)
	parts <- s[:4]
	parts <- s[4:8]
	parts <- s[8:]
	s = nil
	debug.LeakReport()
	done := make(chan bool)
	full := make(chan []byte, 1)
	full <- nil
	go func() {
		big := make([]byte, 100000)
		select {
		case full <- big[:100:100]:
		case <-done:
		}
		fmt.Println(len(big))
		done <- true
	}()
	n := 0
	byName := map[string][]*block{"a": blocks(4), "b": blocks(4), "c": blocks(4)}
	for name, bs := range byName {
		delete(byName, name)
		n += len(bs)
		debug.LeakReport()
	}
	done <- true
	<-done
	close(parts)
	for p := range parts {
		n += len(p)
		debug.LeakReport()
	}
	fmt.Println(n)
}
