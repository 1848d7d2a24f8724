// The last result is never read, but main could.
package main

import "fmt"

func main() {
	c := make(chan int)
	go func() {
		for i := 0; i < 3; i++ {
			c <- i
		}
	}()
	for i := 0; i < 5; i++ {
		if v := <-c; v == 1 {
			fmt.Println(v)
			return
		}
	}
}
