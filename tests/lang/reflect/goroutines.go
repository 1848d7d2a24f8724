package main

import (
	"fmt"
	"reflect"
	"sync"
)

type Work struct{ N int }

func (w *Work) Do(c chan<- int, wg *sync.WaitGroup) { defer wg.Done(); c <- w.N * w.N }

func main() {
	c := make(chan int, 1)
	var wg sync.WaitGroup
	for i := 0; i < 50; i++ {
		wg.Add(1)
		go reflect.ValueOf(&Work{i}).MethodByName("Do").Call([]reflect.Value{reflect.ValueOf(c), reflect.ValueOf(&wg)})
	}
	go func() { wg.Wait(); close(c) }()
	sum := 0
	for {
		v, ok := reflect.ValueOf(c).Recv()
		if !ok {
			break
		}
		sum += int(v.Int())
	}
	fmt.Println(sum)
	var mu sync.Mutex
	reflect.ValueOf(&mu).MethodByName("Lock").Call(nil)
	fmt.Println(mu.TryLock())
	reflect.ValueOf(&mu).MethodByName("Unlock").Call(nil)
	fmt.Println(mu.TryLock())
}
