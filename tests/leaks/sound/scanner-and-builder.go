// bufio.Scanner, bufio.Writer, strings.Builder and bytes.Buffer have room of their own; that is no leak.
package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"runtime/debug"
	"strings"
)

type logger struct {
	w    *bufio.Writer
	tail bytes.Buffer
	last string
	text strings.Builder
}

var log = &logger{w: bufio.NewWriterSize(io.Discard, 64<<10)}

type source struct {
	*bufio.Scanner
	line []byte
}

var src *source

func main() {
	src = &source{Scanner: bufio.NewScanner(strings.NewReader(strings.Repeat("one line of the text\n", 3000)))}
	src.Buffer(make([]byte, 0, 128<<10), 1<<20)
	for n := 0; src.Scan(); n++ {
		src.line = src.Bytes()
		log.last = src.Text()
		log.w.WriteString(log.last)
		log.tail.Write(src.line)
		log.text.WriteString(log.last)
		if log.tail.Len() > 4096 {
			log.tail.Next(2048)
		}
		if n%1000 == 500 {
			debug.LeakReport()
		}
	}
	log.w.Flush()
	log.tail.Reset()
	log.text.Reset()
	debug.LeakReport()
	fmt.Println(log.last)
}
