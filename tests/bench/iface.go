// args: 60
// iface: method calls through an interface, three implementing types.
package main

import (
	"fmt"
	"os"
	"strconv"
)

const defaultSize = 6000

type Shape interface {
	Area() int
	Grow(d int)
}

type Square struct{ side int }
type Rect struct{ w, h int }
type Tri struct{ base, height int }

func (s *Square) Area() int  { return s.side * s.side }
func (s *Square) Grow(d int) { s.side = (s.side + d) % 50 }
func (r *Rect) Area() int    { return r.w * r.h }
func (r *Rect) Grow(d int)   { r.w = (r.w + d) % 40 }
func (t *Tri) Area() int     { return t.base * t.height }
func (t *Tri) Grow(d int)    { t.height = (t.height + d) % 30 }

func main() {
	n := size()
	var shapes []Shape
	for i := 0; i < 1000; i++ {
		switch i * 7 % 3 {
		case 0:
			shapes = append(shapes, &Square{i % 50})
		case 1:
			shapes = append(shapes, &Rect{i % 40, i % 13})
		default:
			shapes = append(shapes, &Tri{i % 17, i % 30})
		}
	}
	sum := 0
	for r := 0; r < n; r++ {
		for _, s := range shapes {
			sum += s.Area()
			s.Grow(r & 3)
		}
		sum %= 1000000007
	}
	fmt.Println("iface", n, sum)
}

func size() int {
	if len(os.Args) > 1 {
		n, err := strconv.Atoi(os.Args[1])
		if err == nil {
			return n
		}
	}
	return defaultSize
}
