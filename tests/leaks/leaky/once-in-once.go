// once.Do inside of what it does.
package main

import (
	"fmt"
	"sync"
	"time"
)

var once sync.Once

func initA() { once.Do(initB) }
func initB() { once.Do(initA) }

func main() {
	go initA()
	time.Sleep(time.Second)
	fmt.Println("main goes on")
}
