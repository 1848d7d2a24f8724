// Rows that are views of one array, a grid of strings out of one text: together they are all of it.
package main

import (
	"fmt"
	"runtime/debug"
	"strings"
)

type matrix struct{ rows [][]float64 }

func newMatrix(n int) *matrix {
	all := make([]float64, n*n)
	m := &matrix{}
	for i := range n {
		m.rows = append(m.rows, all[i*n:(i+1)*n:(i+1)*n])
	}
	return m
}

type page struct{ words []string }

func newPage(text string) *page { return &page{strings.Fields(text)} }

type point struct{ x, y, z int }

var cursor *point

func main() {
	m := newMatrix(60)
	p := newPage(strings.Repeat("lorem ipsum dolor ", 800))
	points := make([]point, 1000)
	cursor = &points[500]
	debug.LeakReport()
	sum := 0
	for i := range points {
		cursor = &points[i]
		sum += cursor.x
		if i == 700 {
			debug.LeakReport()
		}
	}
	cursor = nil
	fmt.Println(len(m.rows), len(p.words), sum)
}
