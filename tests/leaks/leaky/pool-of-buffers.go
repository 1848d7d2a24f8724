// A pool keeps one huge buffer cut down to its first bytes.
package main

import "fmt"

type record struct{ text []byte }

var records []record

func read() []byte {
	buf := make([]byte, 256<<10)
	for i := range buf {
		buf[i] = byte(i)
	}
	return buf
}

func main() {
	for i := 0; i < 4; i++ {
		line := read()
		records = append(records, record{line[:20:20]})
	}
	fmt.Println(len(records))
}
