// Document 003, case 3, time.After in a loop. Leak variant .
// Edit: main added (verbatim otherwise: it runs for 10000 s; at one message a
// second at most four 3 s timers are pending at once, so nothing is seen: see leak.go).
package main

import (
	"fmt"
	"time"
)

func goroutineLeak3() {
	ch := make(chan string)
	//接收数据
	go func() {
		for {
			select {
			case <-time.After(3 * time.Second):
				fmt.Println("request timeout")
			case data := <-ch:
				fmt.Println("收到数据: ", data)
			}
		}
	}()

	//模拟发送数据
	for i := 0; i < 10000; i++ {
		ch <- "ok"
		time.Sleep(time.Second)
	}
}

func main() {
	goroutineLeak3()
}
