// In generic code the lines are the same for every type.
package main

import "time"

func stage[T any](v T) chan T {
	c := make(chan T)
	go func() { c <- v }()
	return c
}

func main() {
	stage(1)
	stage("x")
	println(<-stage(2.5))
	time.Sleep(time.Second)
}
