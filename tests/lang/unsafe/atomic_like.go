package main

import (
	"fmt"
	"unsafe"
)

type Config struct{ Name string }
type Box struct{ p unsafe.Pointer }

func (b *Box) Store(c *Config) { b.p = unsafe.Pointer(c) }
func (b *Box) Load() *Config   { return (*Config)(b.p) }
func (b *Box) Swap(c *Config) *Config {
	old := b.Load()
	b.Store(c)
	return old
}

func main() {
	var b Box
	fmt.Println(b.Load() == nil)
	b.Store(&Config{"one"})
	old := b.Swap(&Config{"two"})
	fmt.Println(old.Name, b.Load().Name)
	boxes := make([]Box, 10)
	for i := range boxes {
		boxes[i].Store(&Config{fmt.Sprint("c", i)})
	}
	for i := range boxes {
		fmt.Print(boxes[i].Load().Name, " ")
	}
	fmt.Println()
}
