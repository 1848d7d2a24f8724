// Document 002, "defer 导致的内存泄露", the function-literal fix.
// Edits: `if err := nil` -> `if err != nil`; otherwise as leak.go.
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
		if err := func() error {
			f, err := os.Create(file.path)
			if err != nil {
				return err
			}
			// The close method will be called at the end of the current loop step
			defer f.Close()

			_, err = f.WriteString(file.content)
			if err != nil {
				return err
			}

			return f.Sync()
		}(); err != nil {
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
