package main

import (
	"fmt"
	"reflect"
	"sync"
)

type Msg struct {
	ID   int8
	Text string
	Data [20]int
}

func try(name string, f func()) {
	defer func() { fmt.Printf("%s: %v\n", name, recover()) }()
	f()
}

func main() {
	c := reflect.MakeChan(reflect.TypeOf(make(chan int)), 2)
	c.Send(reflect.ValueOf(1))
	fmt.Println(c.TrySend(reflect.ValueOf(2)), c.TrySend(reflect.ValueOf(3)), c.Len(), c.Cap())
	fmt.Println(c.Recv())
	fmt.Println(c.TryRecv())
	x, ok := c.TryRecv()
	fmt.Println(x.IsValid(), ok)
	c.Close()
	fmt.Println(c.Recv())
	x, ok = c.TryRecv()
	fmt.Println(x, x.IsValid(), ok)
	m := make(chan Msg)
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		for i := 0; i < 3; i++ {
			reflect.ValueOf(m).Send(reflect.ValueOf(Msg{ID: int8(-i), Text: fmt.Sprint("t", i)}))
		}
		reflect.ValueOf(m).Close()
	}()
	for {
		v, ok := reflect.ValueOf(m).Recv()
		if !ok {
			fmt.Println("closed", v.Field(1).String() == "")
			break
		}
		fmt.Println(v.Field(0), v.Field(1), v.Interface().(Msg).ID)
	}
	wg.Wait()
	ec := make(chan error, 1)
	reflect.ValueOf(ec).Send(reflect.ValueOf(fmt.Errorf("sent")))
	fmt.Println(<-ec)
	ec <- nil
	v, ok := reflect.ValueOf(ec).Recv()
	fmt.Println(v.Kind(), v.IsNil(), ok)
	z := make(chan struct{}, 1)
	reflect.ValueOf(z).Send(reflect.ValueOf(struct{}{}))
	fmt.Println(reflect.ValueOf(z).Recv())
	ro := reflect.ValueOf((<-chan int)(make(chan int)))
	so := reflect.ValueOf((chan<- int)(make(chan int)))
	try("send ro", func() { ro.Send(reflect.ValueOf(1)) })
	try("recv so", func() { so.Recv() })
	try("tryrecv so", func() { so.TryRecv() })
	try("close ro", func() { ro.Close() })
	try("send type", func() { so.Send(reflect.ValueOf("s")) })
	try("close twice", func() { c.Close() })
	try("send closed", func() { c.Send(reflect.ValueOf(1)) })
	try("nil close", func() { var n chan int; reflect.ValueOf(n).Close() })
	var n chan int
	fmt.Println(reflect.ValueOf(n).TrySend(reflect.ValueOf(1)), reflect.ValueOf(n).Len())
}
