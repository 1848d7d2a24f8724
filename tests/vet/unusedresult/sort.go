package main

import (
	"context"
	"sort"
)

func main() {
	a := []int{3, 1, 2}
	sort.Reverse(sort.IntSlice(a)) // WANT "result of sort\.Reverse call not used"
	ctx := context.Background()
	context.WithValue(ctx, "k", 1) // WANT "result of context\.WithValue call not used"
	(context.WithValue(ctx, "k", 2)) // WANT "result of context\.WithValue call not used"
}
