// A handler that gives up leaves its backend sending.
package main

import (
	"errors"
	"fmt"
	"time"
)

type request struct {
	path  string
	reply chan string
}

func backend(path string) string {
	time.Sleep(200 * time.Millisecond)
	return "answer to " + path
}

func handle(path string) (string, error) {
	c := make(chan string)
	go func() {
		c <- backend(path)
	}()
	select {
	case s := <-c:
		return s, nil
	case <-time.After(50 * time.Millisecond):
		return "", errors.New("timeout")
	}
}

func main() {
	for i := 0; i < 20; i++ {
		_, err := handle(fmt.Sprint("/", i))
		if i == 0 {
			fmt.Println(err)
		}
	}
	time.Sleep(time.Second)
}
