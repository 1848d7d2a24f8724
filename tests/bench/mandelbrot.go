// args: 40
// mandelbrot: escape-time loop on float64 locals.
package main

import (
	"fmt"
	"os"
	"strconv"
)

const defaultSize = 1400

const limit = 50

func main() {
	n := size()
	inside := 0
	steps := 0
	for py := 0; py < n; py++ {
		ci := 2.0*float64(py)/float64(n) - 1.0
		for px := 0; px < n; px++ {
			cr := 3.0*float64(px)/float64(n) - 2.0
			zr := 0.0
			zi := 0.0
			k := 0
			for k < limit {
				r2 := zr * zr
				i2 := zi * zi
				if r2+i2 > 4.0 {
					break
				}
				zi = 2.0*zr*zi + ci
				zr = r2 - i2 + cr
				k++
			}
			steps += k
			if k == limit {
				inside++
			}
		}
	}
	fmt.Println("mandelbrot", n, inside, steps)
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
