// A background goroutine that works to the end of the program.
package main

import "time"

func main() {
	go func() {
		for range time.Tick(50 * time.Millisecond) {
		}
	}()
	time.Sleep(time.Second)
}
