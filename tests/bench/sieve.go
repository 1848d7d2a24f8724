// args: 5000
// sieve: sieve of Eratosthenes on a []bool, several rounds.
package main

import (
	"fmt"
	"os"
	"strconv"
)

const defaultSize = 2000000

const rounds = 4

func countPrimes(n int) int {
	composite := make([]bool, n+1)
	count := 0
	for i := 2; i <= n; i++ {
		if !composite[i] {
			count++
			for j := i + i; j <= n; j += i {
				composite[j] = true
			}
		}
	}
	return count
}

func main() {
	n := size()
	total := 0
	for r := 0; r < rounds; r++ {
		total += countPrimes(n - r)
	}
	fmt.Println("sieve", n, total)
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
