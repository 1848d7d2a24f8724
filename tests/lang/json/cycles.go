// stress: 997
package main

import (
	"encoding/json"
	"fmt"
	"strings"
)

type Node struct {
	V    int
	Next *Node
}

func main() {
	n := &Node{V: 1}
	n.Next = n
	_, err := json.Marshal(n)
	fmt.Println(err)
	m := map[string]any{}
	m["self"] = m
	_, err = json.Marshal(m)
	fmt.Println(err)
	s := []any{nil}
	s[0] = s
	_, err = json.Marshal(s)
	fmt.Println(err)
	deep := &Node{}
	for i := 0; i < 50; i++ {
		deep = &Node{i, deep}
	}
	b, err := json.Marshal(deep)
	fmt.Println(len(b), err)
	var x any
	fmt.Println(json.Unmarshal([]byte(strings.Repeat("[", 10001)+strings.Repeat("]", 10001)), &x))
	fmt.Println(json.Unmarshal([]byte(strings.Repeat("[", 5000)+strings.Repeat("]", 5000)), &x))
}
