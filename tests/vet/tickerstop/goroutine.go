package main

import "time"

func main() {
	done := make(chan bool)
	go func() {
		t := time.NewTicker(time.Second) // WANT "ticker t is never stopped; add defer t\.Stop\(\)"
		for {
			select {
			case <-done:
				return
			case <-t.C:
			}
		}
	}()
	close(done)
}
