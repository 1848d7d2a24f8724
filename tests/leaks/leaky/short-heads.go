// The heads of packets, kept: all the rest is in their capacity. A field of an array in the same way.
package main

import "fmt"

type packet struct {
	head [16]byte
	body [64 << 10]byte
}

type view struct {
	name string
	part []byte
}

var (
	heads [][]byte
	views = map[string]view{}
)

func parse(raw []byte) []byte { return raw[:16] }

func look(name string) {
	p := new(packet)
	views[name] = view{name, p.body[8:12]}
}

func main() {
	for range 10 {
		heads = append(heads, parse(make([]byte, 32<<10)))
	}
	look("a")
	look("b")
	fmt.Println(len(heads), len(views))
}
