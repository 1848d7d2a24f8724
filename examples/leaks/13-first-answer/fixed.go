// Document 003, case 1, the buffered channel named in its comment.
// Edits: as leak.go, plus the capacity 3.
package main

import (
	"fmt"
	"runtime"
	"time"
)

// request stands for the mirror sites of the example.
func request(host string) string {
	switch host {
	case "asia.gopl.io":
		time.Sleep(30 * time.Millisecond)
	case "europe.gopl.io":
		time.Sleep(60 * time.Millisecond)
	case "americas.gopl.io":
		time.Sleep(90 * time.Millisecond)
	}
	return host
}

func goroutineLeak1() string {
	responses := make(chan string, 3)
	go func() { responses <- request("asia.gopl.io") }()
	go func() { responses <- request("europe.gopl.io") }()
	go func() { responses <- request("americas.gopl.io") }()
	return <-responses
}

func main() {
	fmt.Println(goroutineLeak1())
	time.Sleep(150 * time.Millisecond)
	fmt.Println("goroutines:", runtime.NumGoroutine())
}
