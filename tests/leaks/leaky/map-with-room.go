// Room that was asked for is no leak; room that is left is.
package main

var index = make(map[int]int, 1<<16)
var grown = map[int]int{}

func main() {
	index[1] = 2
	for i := range 1 << 16 {
		grown[i] = i
	}
	clear(grown)
}
