package main

import "sync"

type cell struct{ sync.Mutex }

func main() {
	cells := make([]cell, 3)
	for _, c := range cells { // WANT "range var c copies lock: main\.cell"
		c.Lock()
	}
	m := map[int]cell{}
	var k int
	var v cell
	for k, v = range m { // WANT "range var v copies lock: main\.cell"
		_ = k
	}
	for i, _ := range cells {
		cells[i].Lock()
	}
	_ = &v
}
