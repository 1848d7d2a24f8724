// args: 6
// fannkuch: pancake flips over every permutation (lexicographic order); indexing of small []int.
package main

import (
	"fmt"
	"os"
	"strconv"
)

const defaultSize = 9
const rounds = 3

// next turns p into the following permutation in lexicographic order; false after the last.
func next(p []int) bool {
	i := len(p) - 2
	for i >= 0 && p[i] > p[i+1] {
		i--
	}
	if i < 0 {
		return false
	}
	j := len(p) - 1
	for p[j] < p[i] {
		j--
	}
	p[i], p[j] = p[j], p[i]
	lo := i + 1
	hi := len(p) - 1
	for lo < hi {
		p[lo], p[hi] = p[hi], p[lo]
		lo++
		hi--
	}
	return true
}

func flips(p, q []int) int {
	for i := 0; i < len(p); i++ {
		q[i] = p[i]
	}
	count := 0
	for q[0] != 0 {
		lo := 0
		hi := q[0]
		for lo < hi {
			t := q[lo]
			q[lo] = q[hi]
			q[hi] = t
			lo++
			hi--
		}
		count++
	}
	return count
}

func main() {
	n := size()
	p := make([]int, n)
	q := make([]int, n)
	best := 0
	sum := 0
	for r := 0; r < rounds; r++ {
		for i := range p {
			p[i] = i
		}
		for {
			c := flips(p, q)
			if c > best {
				best = c
			}
			sum += c
			if !next(p) {
				break
			}
		}
	}
	fmt.Println("fannkuch", n, best, sum)
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
