// The channel is behind an interface that was dropped.
package main

import "time"

type source interface{ next() int }

type feed struct{ c chan int }

func (f *feed) next() int { return <-f.c }

func open() source {
	f := &feed{make(chan int)}
	go func() {
		for i := 0; ; i++ {
			f.c <- i
		}
	}()
	return f
}

func main() {
	s := open()
	println(s.next(), s.next())
	time.Sleep(time.Second)
}
