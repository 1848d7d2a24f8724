// Calls whose result is all they are for.
package main

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"sort"
	"strings"
	"time"
)

type T struct{}

func (T) String() string  { return "" }
func (T) Error() string   { return "" }
func (*T) Sprint() string { return "" }

type S interface{ String() string }
type X struct{ s string }

func (x X) String() string     { return "" }
func (x X) Error(s int) string { return "" }
func (x X) Errors() string     { return "" }

type Y int

func (Y) Error() (string, int) { return "", 1 }

type Z[V any] struct{}

func (Z[V]) String() string { return "" }

func main() {
	fmt.Sprintf("x") // WANT "^result of fmt\.Sprintf call not used"
	fmt.Sprint()     // WANT "^result of fmt\.Sprint call not used"
	fmt.Sprintln()
	fmt.Errorf("x")   // WANT "^result of fmt\.Errorf call not used"
	errors.New("x")   // WANT "^result of errors\.New call not used"
	sort.Reverse(nil) // WANT "^result of sort\.Reverse call not used"
	fmt.Append(nil)
	fmt.Appendf(nil, "")
	context.WithValue(context.Background(), "a", 1) // WANT "^result of context\.WithValue call not used"
	context.WithCancel(context.Background())        // WANT "^result of context\.WithCancel call not used"
	slices.Clip([]int{})
	slices.Compact([]int{})
	slices.CompactFunc([]int{}, nil)
	slices.Delete([]int{1}, 0, 1)
	slices.DeleteFunc([]int{}, nil)
	slices.Grow([]int{}, 1)
	slices.Insert([]int{}, 0)
	slices.Replace([]int{}, 0, 0)
	slices.Clone([]int{})
	slices.Sort([]int{})
	slices.Contains([]int{}, 1)
	slices.Reverse([]int{})
	maps.Clone(map[int]int{})
	strings.ToUpper("x")
	strings.TrimSpace("")
	time.Now()
	T{}.String() // WANT "^result of \(main\.T\)\.String call not used"
	T{}.Error()  // WANT "^result of \(main\.T\)\.Error call not used"
	(&T{}).Sprint()
	new(T).String() // WANT "^result of \(main\.T\)\.String call not used"
	var s S = T{}
	s.String()   // WANT "^result of \(main\.S\)\.String call not used"
	X{}.String() // WANT "^result of \(main\.X\)\.String call not used"
	X{}.Error(1)
	X{}.Errors()
	Y(1).Error()
	Z[int]{}.String() // WANT "^result of \(main\.Z\[int\]\)\.String call not used"
	var e error = T{}
	e.Error()          // WANT "^result of \(error\)\.Error call not used"
	(e.Error())        // WANT "^result of \(error\)\.Error call not used"
	(fmt.Sprintf)("x") // WANT "^result of fmt\.Sprintf call not used"
	_ = fmt.Sprintf("x")
	go fmt.Sprintf("x")
	defer fmt.Sprintf("x")
	func() string { return "" }()
	f := fmt.Sprintf
	f("x")
	S.String(s)   // WANT "^result of \(main\.S\)\.String call not used"
	T.String(T{}) // WANT "^result of \(main\.T\)\.String call not used"
	slices.Insert[[]int](nil, 0)
	if true {
		fmt.Sprint("x") // WANT "^result of fmt\.Sprint call not used"
	}
	for ; ; fmt.Sprint("p") { // WANT "^result of fmt\.Sprint call not used"
		break
	}
	switch fmt.Sprint("i"); { // WANT "^result of fmt\.Sprint call not used"
	}
	var sb strings.Builder
	sb.String()               // WANT "^result of \(\*strings\.Builder\)\.String call not used"
	time.Duration(1).String() // WANT "^result of \(time\.Duration\)\.String call not used"
	errors.Join()
	errors.Unwrap(e)
	errors.Is(e, e)
	fmt.Fprintf(&sb, "x")
}
