// os.Exit ends the program: the report is made there too.
package main

import (
	"fmt"
	"os"
	"time"
)

func ask() int {
	answer := make(chan int)
	for i := 0; i < 3; i++ {
		go func() { answer <- i }()
	}
	return <-answer
}

func main() {
	fmt.Println(ask())
	time.Sleep(time.Second)
	os.Exit(0)
}
