package counted

type shape struct{ sides int }

func (s *shape) grow(by ...int) (n int) {
	for _, b := range by {
		s.sides += b
	}
	if s.sides > 100 {
	} else if func() bool { return s.sides < 0 }() {
		s.sides = 0
	} else {
	}
	i := 0
again:
	i++
	if i < 3 {
		goto again
	}
	switch s := s.sides; {
	case s > 3:
		n = 1
		fallthrough
	case s > 2:
		n++
	case s == 1, s == 0:
	}
	switch {
	}
	defer func() {
		if r := recover(); r != nil {
			n = -1
		}
	}()
	if n > 1 {
		panic("many")
	}
	func() {}()
	return n
}

func wait(in <-chan int, out chan<- int) {
loop:
	for {
		select {
		case v, ok := <-in:
			if !ok {
				break loop
			}
			out <- v
		case out <- 0:
			continue loop
		}
	}
	select {}
}

func generic[T any](xs []T, f func(T) bool) (n int) {
	for i := range xs {
		if f(xs[i]) { n++; continue }
	}
	return
}

var table = map[string]func(int) int{
	"one": func(n int) int { return n },
	"two": func(n int) int {
		return 2 * n
	},
}
