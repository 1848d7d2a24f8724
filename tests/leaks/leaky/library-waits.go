// Things of the library that make goroutines wait: a pulled iterator, a pipe.
package main

import (
	"fmt"
	"io"
	"iter"
	"time"
)

func words() iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, w := range []string{"a", "b", "c"} {
			if !yield(w) {
				return
			}
		}
	}
}

func firstWord() string {
	next, _ := iter.Pull(words())
	w, _ := next()
	return w
}

func pipe() {
	r, w := io.Pipe()
	go func() {
		for i := 0; ; i++ {
			if _, err := fmt.Fprintln(w, "line", i); err != nil {
				return
			}
		}
	}()
	b := make([]byte, 4)
	r.Read(b)
	fmt.Println(string(b))
}

func main() {
	fmt.Println(firstWord())
	pipe()
	time.Sleep(time.Second)
}
