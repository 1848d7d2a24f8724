// A package variable still leads to the channel: only suspected.
package main

import "time"

var events = make(chan string)

func logger() {
	for e := range events {
		println(e)
	}
}

func main() {
	go logger()
	events <- "one"
	events <- "two"
	time.Sleep(time.Second)
}
