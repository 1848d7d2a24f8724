package main

import "time"

func f() {
	t := time.NewTicker(time.Second)
	defer t.Stop()
	<-t.C
}

func g() {
	t := time.NewTicker(time.Second)
	go func() {
		<-t.C
		t.Stop()
	}()
}

func main() { f(); g() }
