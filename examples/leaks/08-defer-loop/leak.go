// Document 002, "defer 导致的内存泄露". Leak variant .
// Edits: type File, an observing main and one Println before `return nil`;
// os.Open -> os.Create (as printed: "open PATH: no such file or directory", or for
// a file that exists, os.Open being read-only, "write PATH: bad file descriptor").
package main

import (
	"fmt"
	"os"
)

type File struct {
	path    string
	content string
}

func openFiles() int {
	ents, _ := os.ReadDir("/proc/self/fd")
	return len(ents)
}

var base int

func writeManyFiles(files []File) error {
	for _, file := range files {
		f, err := os.Create(file.path)
		if err != nil {
			return err
		}
		defer f.Close()

		_, err = f.WriteString(file.content)
		if err != nil {
			return err
		}

		err = f.Sync()
		if err != nil {
			return err
		}
	}
	fmt.Println("still open at the end of the loop:", openFiles()-base)
	return nil
}

func main() {
	dir, err := os.MkdirTemp("", "defer-loop")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)
	var files []File
	for i := 0; i < 100; i++ {
		files = append(files, File{fmt.Sprintf("%s/f%d", dir, i), "hello"})
	}
	os.WriteFile(dir+"/x", nil, 0o600) // lets the runtime open its poller first
	base = openFiles()
	err = writeManyFiles(files)
	fmt.Println("err:", err)
	fmt.Println("still open after return:", openFiles()-base)
}
