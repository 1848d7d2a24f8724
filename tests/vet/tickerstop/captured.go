package main

import "time"

func f() {
	t := time.NewTicker(time.Second) // WANT "ticker t is never stopped; add defer t\.Stop\(\)"
	go func() {
		for range t.C {
			println("tick")
		}
	}()
}

func main() { f() }
