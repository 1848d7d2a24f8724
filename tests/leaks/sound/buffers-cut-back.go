// Room kept on purpose: stacks popped, buffers emptied and filled again, a piece beside its whole.
package main

import (
	"bytes"
	"fmt"
	"runtime/debug"
)

type stack[T any] struct{ items []T }

func (s *stack[T]) push(x T) { s.items = append(s.items, x) }

func (s *stack[T]) pop() T {
	last := s.items[len(s.items)-1]
	s.items = (s.items[:len(s.items)-1])
	return last
}

type message struct {
	raw, head []byte
}

var (
	numbers stack[int]
	line    []byte
	free    [][]byte
	inbox   []message
	reader  bytes.Buffer
)

func main() {
	for i := range 5000 {
		numbers.push(i)
	}
	for range 4990 {
		numbers.pop()
	}
	line = make([]byte, 0, 32<<10)
	for range 3 {
		line = append(line[:0], "a line"...)
	}
	buf := make([]byte, 64<<10)
	free = append(free, buf[:0])
	raw := make([]byte, 16<<10)
	inbox = append(inbox, message{raw, raw[:20]})
	reader.Write(raw)
	reader.Next(16000)
	buf, raw = nil, nil
	debug.LeakReport()
	fmt.Println(len(numbers.items), len(line), len(free), len(inbox), reader.Len())
}
