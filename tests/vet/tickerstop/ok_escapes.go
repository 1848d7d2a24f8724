package main

import "time"

type server struct{ t *time.Ticker }

func make1() *time.Ticker {
	t := time.NewTicker(time.Second)
	return t
}

func make2() *server {
	t := time.NewTicker(time.Second)
	return &server{t}
}

func make3(s *server) {
	t := time.NewTicker(time.Second)
	s.t = t
	u := time.NewTicker(time.Second)
	stop(u)
}

func stop(t *time.Ticker) { t.Stop() }

func main() { make1(); make2(); make3(&server{}) }
