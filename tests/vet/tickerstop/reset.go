package main

import "time"

func f(done chan bool) {
	var t = time.NewTicker(time.Second) // WANT "ticker t is never stopped; add defer t\.Stop\(\)"
	for {
		select {
		case <-t.C:
			t.Reset(time.Minute)
		case <-done:
			return
		}
	}
}

func main() { f(nil) }
