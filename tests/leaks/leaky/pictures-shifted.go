// Shifting the rest down leaves the last places as they were.
package main

import (
	"fmt"
)

type img struct{ px [100 << 10]byte }

var shown []*img

func remove(i int) {
	shown = append(shown[:i], shown[i+1:]...) // the last place keeps its pointer
}

func main() {
	for i := 0; i < 10; i++ {
		shown = append(shown, new(img))
	}
	for i := 0; i < 9; i++ {
		remove(0)
	}
	// the tail holds the same picture nine times: only what nobody else has counts
	shown = shown[:0]
	fmt.Println(len(shown), cap(shown))
}
