package main

import (
	"fmt"
	"sync"
)

type job struct {
	wg   sync.WaitGroup
	name string
}

func show(x any) { fmt.Println(x) }

func ret(p *job) job { return *p } // WANT "return copies lock value: main\.job contains sync\.WaitGroup contains sync\.noCopy"

func main() {
	var j job
	show(j) // WANT "call of show copies lock value: main\.job contains sync\.WaitGroup contains sync\.noCopy"
	fmt.Println(j) // WANT "call of fmt\.Println copies lock value: main\.job contains sync\.WaitGroup contains sync\.noCopy"
	go show(j) // WANT "call of show copies lock value: main\.job contains sync\.WaitGroup contains sync\.noCopy"
	list := []job{j} // WANT "literal copies lock value from j: main\.job contains sync\.WaitGroup contains sync\.noCopy"
	list = append(list, j) // WANT "call of append copies lock value: main\.job contains sync\.WaitGroup contains sync\.noCopy"
	_ = map[string]*job{"a": &j}
	ch := make(chan job, 1)
	_ = ch
	_ = list
}
