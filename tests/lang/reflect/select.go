package main

import (
	"fmt"
	"reflect"
	"time"
)

func try(name string, f func()) {
	defer func() { fmt.Printf("%s: %v\n", name, recover()) }()
	f()
}

func main() {
	a, b, c := make(chan int), make(chan string, 1), make(chan struct{ X, Y int })
	cases := []reflect.SelectCase{
		{Dir: reflect.SelectRecv, Chan: reflect.ValueOf(a)},
		{Dir: reflect.SelectSend, Chan: reflect.ValueOf(b), Send: reflect.ValueOf("sent")},
		{Dir: reflect.SelectRecv, Chan: reflect.ValueOf(c)},
	}
	i, v, ok := reflect.Select(cases)
	fmt.Println(i, v.IsValid(), ok, len(b))
	go func() { a <- 5 }()
	i, v, ok = reflect.Select(cases)
	fmt.Println(i, v, ok)
	go func() { c <- struct{ X, Y int }{1, 2} }()
	i, v, ok = reflect.Select(cases)
	fmt.Println(i, v, ok)
	close(a)
	i, v, ok = reflect.Select(cases)
	fmt.Println(i, v, ok)
	withDefault := append([]reflect.SelectCase{{Dir: reflect.SelectDefault}}, cases[1:]...)
	fmt.Println(reflect.Select(withDefault))
	fmt.Println(<-b)
	fmt.Println(reflect.Select(withDefault))
	var none []reflect.SelectCase
	for k := 0; k < 20; k++ {
		ch := make(chan int, 1)
		if k == 13 {
			ch <- 99
		}
		none = append(none, reflect.SelectCase{Dir: reflect.SelectRecv, Chan: reflect.ValueOf(ch)})
	}
	fmt.Println(reflect.Select(none))
	i, _, ok = reflect.Select([]reflect.SelectCase{
		{Dir: reflect.SelectRecv},
		{Dir: reflect.SelectRecv, Chan: reflect.ValueOf(time.After(time.Millisecond))},
	})
	fmt.Println(i, ok)
	one := reflect.ValueOf(1)
	sc := func(list ...reflect.SelectCase) func() { return func() { reflect.Select(list) } }
	try("dir", sc(reflect.SelectCase{}))
	try("defaults", sc(reflect.SelectCase{Dir: reflect.SelectDefault}, reflect.SelectCase{Dir: reflect.SelectDefault}))
	try("default chan", sc(reflect.SelectCase{Dir: reflect.SelectDefault, Chan: reflect.ValueOf(b)}))
	try("default send", sc(reflect.SelectCase{Dir: reflect.SelectDefault, Send: one}))
	try("recv send", sc(reflect.SelectCase{Dir: reflect.SelectRecv, Chan: reflect.ValueOf(b), Send: one}))
	try("send none", sc(reflect.SelectCase{Dir: reflect.SelectSend, Chan: reflect.ValueOf(b)}))
	try("send type", sc(reflect.SelectCase{Dir: reflect.SelectSend, Chan: reflect.ValueOf(b), Send: one}))
	try("not chan", sc(reflect.SelectCase{Dir: reflect.SelectRecv, Chan: one}))
	try("send to closed", sc(reflect.SelectCase{Dir: reflect.SelectSend, Chan: reflect.ValueOf(a), Send: one}))
	try("direction", sc(reflect.SelectCase{Dir: reflect.SelectRecv, Chan: reflect.ValueOf((chan<- int)(nil))}))
}
