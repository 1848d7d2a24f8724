package main

import "fmt"

// Box[Q] is met twice, but the second time outside the first: in its argument.
type Tree struct{ f Wrap[Leaf] }

type Box[P any] struct{ f P }
type Wrap[Q any] struct{ f Box[Q] }
type Leaf struct{ f Wrap[string] }

// As deep as one likes.
type Deep struct {
	f Wrap[Wrap[Wrap[Leaf]]]
	g Box[Box[Wrap[Tree]]]
}

func main() {
	var t Tree
	t.f.f.f.f.f.f = "leaf"
	fmt.Println(len(t.f.f.f.f.f.f), len(Deep{}.f.f.f.f.f.f.f.f.f.f))
}
