// A ticker that belongs to a dropped object.
package main

import "time"

type poller struct {
	tick *time.Ticker
	n    int
}

func newPoller() *poller {
	return &poller{tick: time.NewTicker(100 * time.Millisecond)}
}

func (p *poller) poll() {
	<-p.tick.C
	p.n++
}

func run() int {
	p := newPoller()
	p.poll()
	p.poll()
	return p.n
}

func main() {
	println(run(), run())
	time.Sleep(time.Second)
}
