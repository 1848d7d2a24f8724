package main

import "runtime"

type node struct {
	parent *node
	kids   []*node
}

func main() {
	root := &node{}
	kid := &node{parent: root}
	root.kids = append(root.kids, kid)
	runtime.SetFinalizer(root, func(*node) {}) // WANT "root has a finalizer and reaches itself \(root\.kids -> kid\.parent -> root\): it is never freed"
}
