// A file that is closed while others wait for it gives them ErrClosed, and never another file's bytes.
// modes: real
package main

import (
	"errors"
	"fmt"
	"os"
	"time"
)

func main() {
	r, w, _ := os.Pipe()
	done := make(chan error)
	for range 2 {
		go func() {
			_, err := r.Read(make([]byte, 10))
			done <- err
		}()
	}
	time.Sleep(time.Millisecond)
	fmt.Println(r.Close())
	r2, w2, _ := os.Pipe()
	w2.Write([]byte("secret"))
	for range 2 {
		err := <-done
		fmt.Println(err, errors.Is(err, os.ErrClosed))
	}
	r3, w3, _ := os.Pipe()
	go func() {
		n, err := w3.Write(make([]byte, 1<<20))
		fmt.Println(n < 1<<20, errors.Is(err, os.ErrClosed))
		done <- err
	}()
	time.Sleep(time.Millisecond)
	w3.Close()
	fmt.Println(<-done)
	b := make([]byte, 10)
	n, _ := r2.Read(b)
	fmt.Println(string(b[:n]), w.Close(), r3.Close(), r.Close())
}
