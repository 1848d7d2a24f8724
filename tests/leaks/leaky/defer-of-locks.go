// Defers that pile up while the function runs: -leaks-at shows them.
// flags: -leaks-at defer-of-locks.go:21
package main

import "fmt"

type row struct{ n int }

func (r *row) release() { r.n = 0 }

func sum(rows []*row) int {
	total := 0
	for _, r := range rows {
		defer r.release()
		total += r.n
	}
	// all of them are still pending here
	fmt.Println(
		total)
	fmt.Println("still here")
	return total
}

func main() {
	var rows []*row
	for i := 0; i < 50; i++ {
		rows = append(rows, &row{i})
	}
	sum(rows)
}
