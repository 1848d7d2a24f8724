// Subscribers wait on channels in a map whose entries were deleted.
package main

import "time"

type hub struct{ subs map[string]chan string }

func (h *hub) subscribe(name string) {
	c := make(chan string)
	h.subs[name] = c
	go func() {
		for text := range c {
			println(name, text)
		}
	}()
}

var h = &hub{subs: map[string]chan string{}}

func main() {
	h.subscribe("ann")
	h.subscribe("bob")
	h.subs["ann"] <- "hello"
	time.Sleep(time.Millisecond)
	delete(h.subs, "ann") // without close
	delete(h.subs, "bob")
	time.Sleep(time.Second)
}
