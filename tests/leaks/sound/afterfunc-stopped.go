// Functions due late or again and again, that somebody can still stop.
package main

import (
	"fmt"
	"time"
)

type session struct {
	timer *time.Timer
	n     int
}

func (s *session) touch() {
	s.n++
	s.timer.Reset(time.Hour)
}

func (s *session) expire() { fmt.Println("expired") }

var sessions = map[string]*session{}

func open(name string) *session {
	s := &session{}
	s.timer = time.AfterFunc(time.Hour, s.expire)
	sessions[name] = s
	return s
}

func main() {
	open("ann").touch()
	open("bob").touch()
	var beat *time.Timer
	beats := 0
	beat = time.AfterFunc(time.Second, func() {
		beats++
		beat.Reset(time.Second)
	})
	defer beat.Stop()
	soon := time.AfterFunc(time.Hour, func() {})
	time.Sleep(3500 * time.Millisecond)
	fmt.Println(beats)
	soon.Stop()
}
