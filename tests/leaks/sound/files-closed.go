// Files closed on every way, by the library too.
package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

func write(name string) error {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(f)
	fmt.Fprintln(w, "hello")
	if err := w.Flush(); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}

type reader struct{ io.ReadCloser }

func open(name string) (*reader, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	return &reader{f}, nil
}

func main() {
	dir, _ := os.MkdirTemp("", "leak")
	defer os.RemoveAll(dir)
	for i := 0; i < 20; i++ {
		name := filepath.Join(dir, fmt.Sprint(i))
		if err := write(name); err != nil {
			fmt.Println(err)
		}
		r, err := open(name)
		if err != nil {
			fmt.Println(err)
			continue
		}
		b, _ := io.ReadAll(r)
		r.Close()
		if i == 0 {
			fmt.Print(string(b))
		}
		if b, _ = os.ReadFile(name); len(b) != 6 {
			fmt.Println(len(b))
		}
	}
	list, _ := os.ReadDir(dir)
	fmt.Println(len(list))
}
