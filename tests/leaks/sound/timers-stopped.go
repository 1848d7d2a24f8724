// Stop takes a timer out at once.
package main

import "time"

func main() {
	for i := 0; i < 1000; i++ {
		t := time.NewTimer(time.Minute)
		t.Stop()
	}
	tick := time.NewTicker(time.Second)
	tick.Reset(time.Minute)
	tick.Stop()
}
