// Goroutines, channels, select, sync: what must come out whatever the order.
package main

import (
	"fmt"
	"sync"
	"sync/atomic"
	"time"
)

func pipeline() {
	src, out := make(chan int), make(chan int, 3)
	go func() {
		for i := 0; i < 100; i++ {
			src <- i
		}
		close(src)
	}()
	var wg sync.WaitGroup
	for w := 0; w < 5; w++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for v := range src {
				out <- v * v
			}
		}()
	}
	go func() { wg.Wait(); close(out) }()
	sum := 0
	for v := range out {
		sum += v
	}
	fmt.Println("sum", sum)
}

func selects() {
	a, b, stop := make(chan int), make(chan string), make(chan struct{})
	var nilChan chan int
	go func() {
		for i := 0; i < 3; i++ {
			a <- i
			b <- fmt.Sprint("s", i)
		}
		close(stop)
	}()
	na, nb := 0, 0
	for {
		select {
		case <-a:
			na++
		case s, ok := <-b:
			nb += len(s)
			_ = ok
		case nilChan <- 1:
			fmt.Println("never")
		case <-stop:
			fmt.Println(na, nb)
			select {
			case v, ok := <-stop:
				fmt.Println(v, ok)
			default:
				fmt.Println("default")
			}
			return
		}
	}
}

func both() {
	c := make(chan int, 1)
	n := [2]int{}
	for i := 0; i < 1000; i++ {
		select {
		case c <- i:
			n[0]++
		case <-c:
			n[1]++
		}
	}
	fmt.Println(n)
	x, y := make(chan int, 1000), make(chan int, 1000)
	for i := 0; i < 1000; i++ {
		select {
		case x <- i:
		case y <- i:
		}
	}
	fmt.Println(len(x) > 400, len(y) > 400, len(x)+len(y))
}

func locks() {
	var mu sync.Mutex
	var rw sync.RWMutex
	var wg sync.WaitGroup
	var n int64
	count := 0
	cond := sync.NewCond(&mu)
	for i := 0; i < 50; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for j := 0; j < 20; j++ {
				mu.Lock()
				count++
				mu.Unlock()
				rw.RLock()
				atomic.AddInt64(&n, 1)
				rw.RUnlock()
			}
			cond.Broadcast()
		}()
	}
	mu.Lock()
	for count < 1000 {
		cond.Wait()
	}
	mu.Unlock()
	wg.Wait()
	fmt.Println(count, n)
	var once sync.Once
	for i := 0; i < 3; i++ {
		once.Do(func() { fmt.Println("once") })
	}
}

func timers() {
	t := time.NewTimer(time.Hour)
	fmt.Println(t.Stop(), t.Stop(), t.Reset(time.Millisecond))
	<-t.C
	tick := time.NewTicker(time.Millisecond)
	for i := 0; i < 3; i++ {
		<-tick.C
	}
	tick.Stop()
	done := make(chan bool)
	time.AfterFunc(time.Millisecond, func() { close(done) })
	select {
	case <-done:
		fmt.Println("fired")
	case <-time.After(10 * time.Second):
		fmt.Println("late")
	}
}

type large struct {
	a [30]int
	s string
}

func values() {
	c := make(chan large, 1)
	d := make(chan [3]byte)
	e := make(chan any)
	go func() {
		c <- large{s: "big", a: [30]int{29: 7}}
		d <- [3]byte{1, 2, 3}
		e <- fmt.Errorf("err")
		close(e)
	}()
	l := <-c
	fmt.Println(l.s, l.a[29], <-d, <-e)
	v, ok := <-e
	fmt.Println(v, ok)
	f := make(chan float32, 1)
	f <- 1.5
	g := make(chan int8, 1)
	g <- -3
	fmt.Println(<-f, <-g, cap(g), len(g))
}

func main() {
	pipeline()
	selects()
	both()
	locks()
	timers()
	values()
}
