// args: 1000
// structval: structs and arrays passed and returned by value.
package main

import (
	"fmt"
	"os"
	"strconv"
)

const defaultSize = 700000

type Vec struct {
	x, y, z float64
}

func add(a, b Vec) Vec           { return Vec{a.x + b.x, a.y + b.y, a.z + b.z} }
func scale(a Vec, k float64) Vec { return Vec{a.x * k, a.y * k, a.z * k} }
func (a Vec) dot(b Vec) float64  { return a.x*b.x + a.y*b.y + a.z*b.z }

func rotate(a [4]int, k int) [4]int {
	b := a
	b[0] = a[1] + k
	b[1] = a[2]
	b[2] = a[3]
	b[3] = a[0] % 1000
	return b
}

func main() {
	n := size()
	p := Vec{0, 0, 0}
	v := Vec{1, 0.5, 0.25}
	arr := [4]int{1, 2, 3, 4}
	acc := 0.0
	for i := 0; i < n; i++ {
		p = add(scale(p, 0.5), v)
		v = scale(add(v, Vec{0.001, 0.002, 0.003}), 0.999)
		acc += p.dot(v)
		arr = rotate(arr, i&7)
	}
	fmt.Printf("structval %d %.6f %d\n", n, acc, arr[0]+arr[1]+arr[2]+arr[3])
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
