// A generator as a closure: the last value is never asked for.
package main

import "time"

func counter() func() int {
	c := make(chan int)
	go func() {
		for i := 0; ; i++ {
			c <- i
		}
	}()
	return func() int { return <-c }
}

func main() {
	next := counter()
	println(next(), next(), next())
	time.Sleep(time.Second)
}
