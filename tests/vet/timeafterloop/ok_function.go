package main

import "time"

func get(ch chan int) (int, bool) {
	select {
	case v := <-ch:
		return v, true
	case <-time.After(time.Second):
		return 0, false
	}
}

func main() {
	ch := make(chan int)
	for range 3 {
		get(ch)
		func() {
			select {
			case <-ch:
			case <-time.After(time.Second):
			}
		}()
	}
}
