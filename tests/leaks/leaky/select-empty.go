// select {} in a goroutine that is not main.
package main

import "time"

func main() {
	for i := 0; i < 3; i++ {
		go func() {
			select {}
		}()
	}
	time.Sleep(time.Second)
}
