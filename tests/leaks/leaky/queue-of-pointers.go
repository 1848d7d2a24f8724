// A queue cut at its front: what was taken stays in the array.
package main

import "fmt"

type job struct{ data [64 << 10]byte }

type queue struct{ jobs []*job }

func (q *queue) push() { q.jobs = append(q.jobs, &job{}) }

func (q *queue) pop() *job {
	j := q.jobs[0]
	q.jobs = q.jobs[1:]
	return j
}

var q queue

func main() {
	for i := 0; i < 8; i++ {
		q.push()
	}
	for i := 0; i < 6; i++ {
		q.pop()
	}
	fmt.Println(len(q.jobs))
}
