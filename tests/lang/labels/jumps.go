package main

import "fmt"

func find(grid [][]int, want int) (int, int) {
outer:
	for i, row := range grid {
		for j, v := range row {
			switch {
			case v == want:
				return i, j
			case v < 0:
				continue outer
			case v > 100:
				break outer
			}
		}
	}
	return -1, -1
}

func collatz(n int) (steps int) {
loop:
	if n == 1 {
		return
	}
	steps++
	if n%2 == 0 {
		n /= 2
		goto loop
	}
	n = 3*n + 1
	goto loop
}

func main() {
	g := [][]int{{1, -1, 5}, {2, 5}, {200, 9}, {9}}
	fmt.Println(find(g, 5))
	fmt.Println(find(g, 9))
	fmt.Println(collatz(27))
	i := 0
block:
	i++
	if i != 3 {
		goto block
	}
	fmt.Println(i)
	c := make(chan int, 1)
recv:
	for {
		c <- i
		select {
		case v := <-c:
			if v > 0 {
				break recv
			}
		}
	}
sw:
	switch i {
	case 3:
		for {
			break sw
		}
	}
	fmt.Println("end")
}
