// Files that somebody still holds, or closes later.
package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"runtime"
	"runtime/debug"
	"strings"
	"time"
)

type logFile struct {
	*os.File
	w *bufio.Writer
}

func openLog() (*logFile, error) {
	f, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0)
	if err != nil {
		return nil, err
	}
	return &logFile{f, bufio.NewWriter(f)}, nil
}

func (l *logFile) Close() error {
	l.w.Flush()
	return l.File.Close()
}

func later(f *os.File, done chan bool) {
	go func() {
		defer f.Close()
		time.Sleep(time.Second)
		done <- true
	}()
}

func copyAll(src io.Reader, names ...string) error {
	var ws []io.Writer
	for _, n := range names {
		f, err := os.OpenFile(n, os.O_WRONLY, 0)
		if err != nil {
			return err
		}
		defer f.Close()
		ws = append(ws, f)
	}
	_, err := io.Copy(io.MultiWriter(ws...), src)
	debug.LeakReport()
	return err
}

type reader struct {
	io.Reader
	close func() error
}

var input *bufio.Scanner

func main() {
	l, err := openLog()
	if err != nil {
		panic(err)
	}
	defer l.Close()
	fmt.Fprintln(l.w, "hello")
	f, _ := os.Open(os.DevNull)
	done := make(chan bool)
	later(f, done)
	runtime.GC()
	debug.LeakReport()
	<-done
	fmt.Println(copyAll(strings.NewReader("text"), os.DevNull, os.DevNull))
	r, w, _ := os.Pipe()
	go func() { fmt.Fprint(w, "piped"); w.Close() }()
	b, _ := io.ReadAll(r)
	r.Close()
	g, _ := os.Open(os.DevNull)
	rd := reader{g, g.Close}
	io.ReadAll(rd)
	rd.close()
	in, _ := os.Open(os.DevNull)
	input = bufio.NewScanner(in)
	runtime.GC()
	fmt.Println(string(b), input.Scan())
}
