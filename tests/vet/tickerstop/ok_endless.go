package main

import "time"

func beat() {
	t := time.NewTicker(time.Second)
	for {
		<-t.C
		println("beat")
	}
}

func main() { beat() }
