package counted

import (
	"errors"

	"example.com/shop/counted/inner"
)

var double = func(n int) int {
	return 2 * n
}

// Sign has a block for each way.
func Sign(n int) string {
	if n < 0 {
		return "negative"
	} else if n == 0 {
		return "zero"
	} else {
		n = double(n)
	}
	return "positive"
}

func Loop(words []string) (n int, err error) {
outer:
	for i, w := range words {
		switch {
		case w == "":
		case w == "next":
			continue outer
		case w == "end":
			break outer
		default:
			n += i
		}
	}
	if x := inner.Twice(n); x > 10 {
		err = errors.New("too many")
	}
	goto done
done:
	n++
	return
}

func Wait(c chan int) int {
	select {
	case v := <-c:
		return v
	default:
	}
	func() {
		defer func() { recover() }()
		panic("in a literal")
	}()
	{
		return -1
	}
}

func Never() {
	var any interface{} = 1
	switch x := any.(type) {
	case int:
		_ = x
	}
	for {
	}
}

func empty() {}

func _() { println("no name") }
