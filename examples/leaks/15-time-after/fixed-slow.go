// Document 003, case 3, NewTimer + Reset.
// Edit: main added (verbatim otherwise; it runs for 10000 s).
package main

import (
	"fmt"
	"time"
)

func goroutineLeak3() {
	ch := make(chan string)
	go func() {
		timer := time.NewTimer(3 * time.Second)
		defer timer.Stop()
		for {
			timer.Reset(3 * time.Second)
			select {
			case <-timer.C:
				fmt.Println("request timeout")
			case data := <-ch:
				fmt.Println("收到数据: ", data)
			}
		}
	}()

	for i := 0; i < 10000; i++ {
		ch <- "ok"
		time.Sleep(time.Second)
	}
}

func main() {
	goroutineLeak3()
}
