// args: 60
// loops: two nested loops of integer arithmetic on local variables with branches.
package main

import (
	"fmt"
	"os"
	"strconv"
)

const defaultSize = 6000

func main() {
	n := size()
	s := 0
	for i := 1; i <= n; i++ {
		for j := 1; j <= n; j++ {
			if (i*j)%3 == 0 {
				s += i
			} else if j > i {
				s += j - i
			} else {
				s -= 2
			}
			if s > 1000000000 {
				s -= 1000000000
			}
		}
	}
	fmt.Println("loops", n, s)
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
