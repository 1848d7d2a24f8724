// exit: 137
// flags: -max-mem 32M
package main

type node struct {
	next *node
	pad  [10]int
}

func main() {
	var l *node
	for {
		l = &node{next: l}
	}
}
