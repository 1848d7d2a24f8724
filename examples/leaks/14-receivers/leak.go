// Document 003, case 2, as printed: 11 receivers, no sender (as the heading says;
// the comments call the ten "producers"). Leak variant.
// Edits: `()` after the second function literal; main added.
package main

import (
	"fmt"
	"runtime"
	"strings"
	"time"
)

func goroutineLeak2() {
	ch := make(chan int) //正确姿势1: ch := make(chan int, 10)
	//10个生产者
	for i := 0; i < 10; i++ {
		go func() {
			<-ch
		}()
	}

	//1个消费者
	go func() { //正确姿势2: 起10个消费者goroutine
		fmt.Println("消费者消费消息：", <-ch)
	}()
}

func main() {
	goroutineLeak2()
	time.Sleep(50 * time.Millisecond)
	fmt.Println("goroutines:", runtime.NumGoroutine())
	buf := make([]byte, 1<<16)
	s := string(buf[:runtime.Stack(buf, true)])
	fmt.Println("chan receive:", strings.Count(s, "[chan receive]"), "chan send:", strings.Count(s, "[chan send]"))
}
