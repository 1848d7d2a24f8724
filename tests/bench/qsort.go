// args: 2000
// qsort: quicksort written in the language on a []int.
package main

import (
	"fmt"
	"os"
	"strconv"
)

const defaultSize = 700000

func quicksort(a []int, lo, hi int) {
	for lo < hi {
		pivot := a[lo+(hi-lo)/2]
		i := lo
		j := hi
		for i <= j {
			for a[i] < pivot {
				i++
			}
			for a[j] > pivot {
				j--
			}
			if i <= j {
				a[i], a[j] = a[j], a[i]
				i++
				j--
			}
		}
		if j-lo < hi-i {
			quicksort(a, lo, j)
			lo = i
		} else {
			quicksort(a, i, hi)
			hi = j
		}
	}
}

func main() {
	n := size()
	a := make([]int, n)
	x := 1
	for i := range a {
		x = (x * 16807) % 2147483647
		a[i] = x
	}
	quicksort(a, 0, n-1)
	sum := 0
	for i := 0; i < n; i++ {
		if i > 0 && a[i-1] > a[i] {
			fmt.Println("not sorted at", i)
		}
		sum = (sum + (i+1)%1000*(a[i]%1000)) % 1000000007
	}
	fmt.Println("qsort", n, sum)
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
