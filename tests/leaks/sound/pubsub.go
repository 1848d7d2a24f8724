// Subscribers come and go; publishing is by copy of the list, dropping by append over the gap with nil behind.
package main

import (
	"fmt"
	"runtime/debug"
	"slices"
	"sync"
)

type subscriber struct {
	id  int
	box chan string
	buf [2000]byte
}

type hub struct {
	mu   sync.RWMutex
	subs []*subscriber
}

func (h *hub) join(id int) *subscriber {
	h.mu.Lock()
	defer h.mu.Unlock()
	s := &subscriber{id: id, box: make(chan string, 10)}
	h.subs = append(h.subs, s)
	return s
}

func (h *hub) leave(s *subscriber) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.subs = slices.DeleteFunc(h.subs, func(x *subscriber) bool { return x == s })
	close(s.box)
}

func (h *hub) publish(text string) {
	h.mu.RLock()
	subs := append([]*subscriber(nil), h.subs...)
	h.mu.RUnlock()
	for _, s := range subs {
		select {
		case s.box <- text:
		default:
		}
		if s.id == 5 && text == "m2" {
			debug.LeakReport()
		}
	}
}

func main() {
	h := &hub{}
	var wg sync.WaitGroup
	var subs []*subscriber
	total := make(chan int, 10)
	for i := range 10 {
		s := h.join(i)
		subs = append(subs, s)
		wg.Add(1)
		go func() {
			defer wg.Done()
			n := 0
			for range s.box {
				n++
			}
			total <- n
		}()
	}
	for i := range 5 {
		h.publish(fmt.Sprint("m", i))
		h.leave(subs[i])
		subs[i] = nil
		debug.LeakReport()
	}
	for _, s := range subs[5:] {
		h.leave(s)
	}
	wg.Wait()
	close(total)
	sum := 0
	for n := range total {
		sum += n
	}
	fmt.Println(sum, len(h.subs))
}
