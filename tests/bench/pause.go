// args: 4
// pause: the longest gap the program itself sees while it allocates beside a big live heap (size =
// MiB kept live in small nodes). Prints nothing that differs between runs unless PAUSE is set.
package main

import (
	"fmt"
	"os"
	"strconv"
	"time"
)

const defaultSize = 1024

type node struct {
	next *node
	id   int
	pad  [2]int
}

// build makes chains of a thousand nodes, 32 bytes each, mib mebibytes in all.
func build(mib int) []*node {
	chains := make([]*node, mib<<20/32/1000)
	for i := range chains {
		for j := 0; j < 1000; j++ {
			chains[i] = &node{next: chains[i], id: j}
		}
	}
	return chains
}

var sink *node

// churn replaces chains by fresh ones and watches the clock.
func churn(chains []*node, rounds int) time.Duration {
	var longest time.Duration
	last := time.Now()
	for i := 0; i < rounds; i++ {
		k := i * 7919 % len(chains)
		var chain *node
		for j := 0; j < 1000; j++ {
			chain = &node{next: chain, id: j}
			sink = &node{id: j}
			if j%10 == 0 {
				now := time.Now()
				if gap := now.Sub(last); gap > longest {
					longest = gap
				}
				last = now
			}
		}
		chains[k] = chain
	}
	return longest
}

func main() {
	mib := defaultSize
	if len(os.Args) > 1 {
		mib, _ = strconv.Atoi(os.Args[1])
	}
	chains := build(mib)
	longest := churn(chains, len(chains))
	sum := 0
	for _, c := range chains {
		for ; c != nil; c = c.next {
			sum += c.id
		}
	}
	fmt.Println("checksum", sum)
	if os.Getenv("PAUSE") != "" {
		fmt.Printf("longest gap %.3f ms\n", float64(longest.Microseconds())/1000)
	}
}
