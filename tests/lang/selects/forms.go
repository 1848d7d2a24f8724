package main

import "fmt"

func main() {
	a, b := make(chan int, 1), make(chan string, 1)
	select {
	case v := <-a:
		fmt.Println("a", v)
	default:
		fmt.Println("nothing")
	}
	a <- 1
	select {
	case v, ok := <-a:
		fmt.Println("a", v, ok)
	case s := <-b:
		fmt.Println("b", s)
	}
	select {
	case a <- 5:
		fmt.Println("sent")
	}
	var xs [2]int
	i := 1
	select {
	case xs[i] = <-a:
		fmt.Println(xs)
	}
	close(b)
	var s string
	var ok bool
	select {
	case s, ok = <-b:
		fmt.Printf("%q %v\n", s, ok)
	case <-a:
		fmt.Println("never")
	}
	var none chan int
	select {
	case <-none:
	case none <- 1:
	default:
		fmt.Println("nil channels are never ready")
	}
	done := make(chan struct{})
	go func() {
		for v := range a {
			fmt.Println("got", v)
			if v == 3 {
				close(done)
				return
			}
		}
	}()
	for n := 0; ; n++ {
		select {
		case a <- n:
			continue
		case <-done:
		}
		break
	}
	fmt.Println("done")
}
