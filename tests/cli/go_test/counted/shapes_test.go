package counted

import "testing"

func TestShapes(t *testing.T) {
	s := &shape{sides: 1}
	for i := range 3 {
		s.grow(i, i)
	}
	generic([]int{1, 2, 3}, func(n int) bool { return n > 1 })
	table["two"](1)
}
