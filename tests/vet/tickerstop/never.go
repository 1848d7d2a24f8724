package main

import "time"

func f(n int) {
	t := time.NewTicker(time.Second) // WANT "ticker t is never stopped; add defer t\.Stop\(\)"
	for range n {
		<-t.C
	}
}

func main() { f(1) }
