// slices.Delete clears what it cuts off.
package main

import (
	"fmt"
	"slices"
)

type img struct{ px [100 << 10]byte }

var shown []*img

func main() {
	for i := 0; i < 10; i++ {
		shown = append(shown, new(img))
	}
	for len(shown) > 0 {
		shown = slices.Delete(shown, 0, 1) // clears what it cuts off
	}
	fmt.Println(len(shown), cap(shown))
}
