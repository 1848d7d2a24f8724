// A priority queue on container/heap whose Pop clears the slot.
package main

import (
	"container/heap"
	"fmt"
	"runtime/debug"
)

type task struct {
	at   int
	data [1200]byte
}

type queue []*task

func (q queue) Len() int           { return len(q) }
func (q queue) Less(i, j int) bool { return q[i].at < q[j].at }
func (q queue) Swap(i, j int)      { q[i], q[j] = q[j], q[i] }
func (q *queue) Push(x any)        { *q = append(*q, x.(*task)) }
func (q *queue) Pop() any {
	old := *q
	n := len(old) - 1
	x := old[n]
	old[n] = nil
	*q = old[:n]
	return x
}

func main() {
	q := &queue{}
	for i := range 64 {
		heap.Push(q, &task{at: i * 37 % 64})
	}
	sum := 0
	for q.Len() > 0 {
		t := heap.Pop(q).(*task)
		sum = sum*3 + t.at
		if t.at == 32 {
			debug.LeakReport()
		}
		if t.at%5 == 0 && t.at < 50 {
			heap.Push(q, &task{at: t.at + 64})
		}
	}
	fmt.Println(sum)
}
