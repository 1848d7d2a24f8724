// Functions that are due tomorrow, of requests that are over: each keeps its request.
package main

import (
	"fmt"
	"time"
)

type request struct {
	id   int
	body [2048]byte
}

func (r *request) expire() { fmt.Println("expired", r.id) }

func serve(id int) {
	r := &request{id: id}
	time.AfterFunc(24*time.Hour, r.expire)
}

func served(id int) {
	r := &request{id: id}
	t := time.AfterFunc(24*time.Hour, r.expire)
	defer t.Stop()
}

func main() {
	for id := range 50 {
		serve(id)
		served(id)
	}
	time.Sleep(time.Second)
}
