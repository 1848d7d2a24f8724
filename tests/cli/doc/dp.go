// Package dp shows documentation. It has a [Point], a link to [strings.Builder], and
// much more text to be wrapped at eighty columns as go doc does it, with care.
//
// # Heading here
//
// List:
//   - one
//   - two is longer and should wrap around at the end of the line because it is really long text
//
// Numbered:
//
//  1. first
//
//  2. second
//
// Code:
//
//	x := 1
//	if x {
//	}
//
// See the [Go site] and ``quotes''.
//
// [Go site]: https://go.dev
package dp

import e "errors"

// Max is the most.
const Max = 100

const (
	// A is first.
	A = iota
	B // second
	c
	D
)

// A Color is a colour.
type Color int

// The colours.
const (
	Red Color = iota
	Green
	blue
)

// ErrX is an error.
var ErrX = e.New("x")

var X, y = 1, 2

// A Point is a place.
//
// Deprecated: no.
type Point struct {
	X, Y int // coordinates
	// Name is its name.
	Name string `json:"name"`

	hidden int
	other  string
}

// NewPoint makes one.
func NewPoint(x, y int) *Point { return nil }

// Move moves it
// by dx, dy.
func (p *Point) Move(dx, dy int) (ok bool) { return true }

func (p Point) String() string { return "" }

func (p Point) hide() {}

// Reader reads.
type Reader interface {
	// Read reads into p.
	Read(p []byte) (n int, err error)
	close()
}

// Map maps.
func Map[T, U any](
	xs []T,
	f func(T) U,
) []U {
	return nil
}

type List[T any] struct{ Head *T }

func (l *List[T]) Len() int { return 0 }

type Fn func(a, b int) (c struct{ Z int }, e interface{ M() })

type Alias = Point

type (
	// G1 is grouped.
	G1 int
	G2 string
)

func internal() {}

// Table is data.
var Table = []int{1, 2, 3}

var F = func(x int) int { return x }

type Emb struct {
	*Point
	Color
	errors
}
type errors struct{}
