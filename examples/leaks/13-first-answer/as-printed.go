// exit: 2
// Document 003, case 1, as printed: every goroutine RECEIVES from what request
// returns into a new variable; nothing is ever sent on the outer channel, so
// main deadlocks.
// Edits: `go func {` -> `go func() {`; `_ = responses` in each (else Go 1.22
// says: responses declared and not used); request returns a channel; main added.
package main

import (
	"fmt"
	"runtime"
	"time"
)

// request stands for the mirror sites of the example.
func request(host string) chan string {
	ch := make(chan string, 1)
	ch <- host
	return ch
}

func goroutineLeak1() string {
	responses := make(chan string) //正确姿势：responses := make(chan string, 3)
	go func() { responses := <-request("asia.gopl.io"); _ = responses }()
	go func() { responses := <-request("europe.gopl.io"); _ = responses }()
	go func() { responses := <-request("americas.gopl.io"); _ = responses }()
	return <-responses
}

func main() {
	fmt.Println(goroutineLeak1())
	time.Sleep(150 * time.Millisecond)
	fmt.Println("goroutines:", runtime.NumGoroutine())
}
