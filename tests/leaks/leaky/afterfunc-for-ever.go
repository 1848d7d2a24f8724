// Two functions that set themselves going again, for ever: one makes a timer each time, one has its
// own; and one that ends after five times.
package main

import (
	"fmt"
	"time"
)

func beat() {
	fmt.Println("beat")
	time.AfterFunc(time.Second, beat)
}

func report(data []byte) {
	var t *time.Timer
	t = time.AfterFunc(time.Second, func() {
		fmt.Println(len(data))
		t.Reset(2 * time.Second)
	})
}

func retry(n int) {
	if n > 0 {
		time.AfterFunc(100*time.Millisecond, func() { retry(n - 1) })
	}
}

func main() {
	beat()
	report(make([]byte, 10000))
	retry(5)
	time.Sleep(4500 * time.Millisecond)
}
