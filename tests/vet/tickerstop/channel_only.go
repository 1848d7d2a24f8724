package main

import "time"

func main() {
	f()
	for range 3 {
		t := time.NewTicker(time.Second) // WANT "ticker t is never stopped; add defer t\.Stop\(\)"
		<-t.C
	}
}

func f() {
	for range time.NewTicker(time.Second).C { // WANT "this ticker can never be stopped: only its channel is kept"
		break
	}
}
