// Sleeping is not being stuck.
package main

import "time"

func main() {
	for i := 0; i < 100; i++ {
		go func() {
			time.Sleep(time.Hour)
		}()
	}
	time.Sleep(time.Second)
}
