package main

import "strconv"

func f(list []int) (err error) {
	sum := 0
	for _, n := range list {
		_, err = strconv.Atoi("1")
		sum += n
		defer func() { println(err != nil, sum) }() // WANT "defer in a loop runs when the function returns, not after each iteration"
	}
	return err
}

func main() { f(nil) }
