// args: 3000
// closures: calls of closures with captured variables, and creating them.
package main

import (
	"fmt"
	"os"
	"strconv"
)

const defaultSize = 3000000

func counter(step int) func() int {
	total := 0
	return func() int {
		total += step
		return total
	}
}

func compose(f, g func(int) int) func(int) int {
	return func(v int) int { return g(f(v)) }
}

func adder(k int) func(int) int {
	return func(v int) int { return v + k }
}

func main() {
	n := size()
	c1 := counter(1)
	c2 := counter(3)
	h := compose(adder(5), adder(-2))
	sum := 0
	for i := 0; i < n; i++ {
		sum += h(c1()) + c2()
		if i%8 == 0 {
			f := adder(i % 10)
			sum += f(1)
		}
		sum %= 1000000007
	}
	fmt.Println("closures", n, sum)
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
