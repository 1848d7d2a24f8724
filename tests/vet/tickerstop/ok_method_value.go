package main

import "time"

func f() {
	t := time.NewTicker(time.Second)
	stop := t.Stop
	defer stop()
	<-t.C
	u := time.NewTimer(time.Second)
	<-u.C
}

func main() { f() }
