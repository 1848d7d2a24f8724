// main in select {} and a worker that goes on: ended by -until.
// flags: -until 3s
package main

import "time"

func main() {
	go func() {
		for {
			time.Sleep(time.Second)
			println("tick")
		}
	}()
	select {}
}
