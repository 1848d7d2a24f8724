package main

func next() int { return 1 }

func main() {
	a := []int{1, 2}
	ch := make(chan int, 2)
	a[next()] = a[next()]
	ch <- 0
	ch <- 1
	a[<-ch] = a[<-ch]
	p := func() *int { return &a[0] }
	*p() = *p()
}
