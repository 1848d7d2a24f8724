package main

import "context"

func make1(p context.Context) (context.Context, context.CancelFunc) {
	ctx, cancel := context.WithCancel(p)
	return ctx, cancel
}

func make2(p context.Context) (ctx context.Context, cancel context.CancelFunc) {
	ctx, cancel = context.WithCancel(p)
	return
}

type server struct{ stop func() }

func make3(p context.Context, s *server) {
	_, s.stop = context.WithCancel(p)
	_, cancel := context.WithCancel(p)
	s.stop = cancel
}

func main() {
	make1(context.Background())
	make2(context.Background())
	make3(context.Background(), &server{})
}
