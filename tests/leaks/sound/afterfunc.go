// Functions that are due later are no leak.
package main

import "time"

func main() {
	n := 0
	for i := 0; i < 200; i++ {
		time.AfterFunc(time.Minute, func() { n++ })
	}
	time.Sleep(time.Second)
	println(n)
}
