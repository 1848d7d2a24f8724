package main

import "fmt"

func goroutineLeak2() {
	ch := make(chan int) //正确姿势1: ch := make(chan int, 10)
	//10个生产者
	for i := 0; i < 10; i++ {
		go func() {
			<-ch
		}()
	}

	//1个消费者 
	go func() {  //正确姿势2: 起10个消费者goroutine // ERROR "expression in go must be function call"
		fmt.Println("消费者消费消息：", <-ch) 
	}
}

func main() {}
