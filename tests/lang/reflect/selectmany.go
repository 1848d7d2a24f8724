// stress: 997
package main

import (
	"fmt"
	"reflect"
)

func main() {
	var chans []chan int
	var cases []reflect.SelectCase
	for i := 0; i < 1000; i++ {
		c := make(chan int, 1)
		chans = append(chans, c)
		cases = append(cases, reflect.SelectCase{Dir: reflect.SelectRecv, Chan: reflect.ValueOf(c)})
	}
	for _, i := range []int{0, 999, 255, 256, 500} {
		chans[i] <- i
		fmt.Println(reflect.Select(cases))
	}
	seen := map[int]bool{}
	for i := range chans {
		chans[i] <- i
	}
	for range chans {
		i, v, ok := reflect.Select(cases)
		if int(v.Int()) != i || !ok || seen[i] {
			fmt.Println("wrong", i, v, ok)
		}
		seen[i] = true
	}
	fmt.Println(len(seen))
	withDefault := append(cases, reflect.SelectCase{Dir: reflect.SelectDefault})
	fmt.Println(reflect.Select(withDefault))
	go func() { chans[777] <- 7 }()
	fmt.Println(reflect.Select(cases[500:]))
}
