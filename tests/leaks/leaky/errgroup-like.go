// The first error returns; the others still want to send theirs.
package main

import (
	"errors"
	"fmt"
	"time"
)

func each(n int, f func(int) error) error {
	errs := make(chan error)
	for i := 0; i < n; i++ {
		go func() { errs <- f(i) }()
	}
	for i := 0; i < n; i++ {
		if err := <-errs; err != nil {
			return err
		}
	}
	return nil
}

func main() {
	err := each(5, func(i int) error {
		time.Sleep(time.Duration(i) * time.Millisecond)
		if i == 1 {
			return errors.New("one failed")
		}
		return nil
	})
	fmt.Println(err)
	time.Sleep(time.Second)
}
