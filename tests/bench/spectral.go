// args: 24
// spectral: spectral norm of an infinite matrix by power iteration; small function calls and float64 slices.
package main

import (
	"fmt"
	"math"
	"os"
	"strconv"
)

const defaultSize = 700

func cell(i, j int) float64 {
	d := i + j
	return 1.0 / (float64(d)*float64(d+1)*0.5 + float64(i) + 1.0)
}

func timesA(v, out []float64) {
	for i := 0; i < len(out); i++ {
		s := 0.0
		for j := 0; j < len(v); j++ {
			s += cell(i, j) * v[j]
		}
		out[i] = s
	}
}

func timesAT(v, out []float64) {
	for i := 0; i < len(out); i++ {
		s := 0.0
		for j := 0; j < len(v); j++ {
			s += cell(j, i) * v[j]
		}
		out[i] = s
	}
}

func main() {
	n := size()
	u := make([]float64, n)
	v := make([]float64, n)
	tmp := make([]float64, n)
	for i := range u {
		u[i] = 1.0
	}
	for round := 0; round < 10; round++ {
		timesA(u, tmp)
		timesAT(tmp, v)
		timesA(v, tmp)
		timesAT(tmp, u)
	}
	uv := 0.0
	vv := 0.0
	for i := 0; i < n; i++ {
		uv += u[i] * v[i]
		vv += v[i] * v[i]
	}
	fmt.Printf("spectral %d %.9f\n", n, math.Sqrt(uv/vv))
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
