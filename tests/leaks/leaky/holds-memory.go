// The stuck goroutine keeps a big buffer.
package main

import "time"

func upload() {
	acks := make(chan bool)
	data := make([]byte, 10<<20)
	go func() {
		acks <- true
		println(data[0])
	}()
}

func main() {
	upload()
	time.Sleep(time.Second)
}
