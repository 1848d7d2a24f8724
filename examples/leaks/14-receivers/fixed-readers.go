// Document 003, case 2, as its text means it, second correct way: ten consumers.
// Edits: as senders.go, plus the loop around the consumer.
package main

import (
	"fmt"
	"runtime"
	"strings"
	"time"
)

func goroutineLeak2() {
	ch := make(chan int)
	//10个生产者
	for i := 0; i < 10; i++ {
		go func() {
			ch <- 1
		}()
	}

	//10个消费者
	for i := 0; i < 10; i++ {
		go func() {
			fmt.Println("消费者消费消息：", <-ch)
		}()
	}
}

func main() {
	goroutineLeak2()
	time.Sleep(50 * time.Millisecond)
	fmt.Println("goroutines:", runtime.NumGoroutine())
	buf := make([]byte, 1<<16)
	s := string(buf[:runtime.Stack(buf, true)])
	fmt.Println("chan receive:", strings.Count(s, "[chan receive]"), "chan send:", strings.Count(s, "[chan send]"))
}
